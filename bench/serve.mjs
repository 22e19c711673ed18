// Serves the pages of the peers.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

/// Serves files by address; an address that ends with a slash stands for all files of a folder.
export async function serve(files) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const found = Object.entries(files).find(([address]) => address === pathname || (address !== "/" && address.endsWith("/") && pathname.startsWith(address)));
    try {
      const path = found[0] === pathname ? found[1] : `${found[1]}${pathname.slice(found[0].length)}`;
      const bytes = await readFile(path);
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
