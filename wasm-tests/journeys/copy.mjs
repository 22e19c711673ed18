// A copy of the site on a server of its own, which a journey may change and stop.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

/** Serves a copy of the site that the journey may change. */
export async function withCopy(dist, play) {
  const folder = await mkdtemp(join(tmpdir(), "daicho-journey-"));
  await cp(dist, folder, { recursive: true });
  const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml" };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/\/$/, "/index.html");
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  try {
    await play({ folder, address: `http://127.0.0.1:${server.address().port}/`, stop });
  } finally {
    stop();
    await rm(folder, { recursive: true });
  }
}
