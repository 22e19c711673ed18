// The service worker: the app opens and works without a network, and no page ever gets files of two versions.
//
// - Each version of the site is kept whole in a cache of its own, named after the hashes of all its files. `cargo xtask
//   serve` and `cargo xtask dist` write the list below; as the site changes, so does this file, and the browser installs
//   the new one. A version counts only when every file is there and proven by its hash.
// - A page that is opened or loaded again gets the newest version. What a page asks for later carries its version
//   (`worker-boot.js?v=…`) and comes from that version, however old the page is.
// - So it does not matter which version's service worker answers, and this one never hurries to the front: a browser lets
//   a worker take over in the midst of open pages only when the one before has been idle for half a minute. It takes over
//   once no page is open, and then the old versions are removed.
const SITE = { version: "unlisted", files: {} };

const PREFIX = "daicho-site-";
const CACHE = PREFIX + SITE.version;
// Which version is the newest: the name of its cache, kept under the address of this file.
const NEWEST = "daicho-newest";
const SCOPE = new URL("./", self.location.href);
const PATHS = Object.keys(SITE.files);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  if (PATHS.length > 0 && isOurs(event.request)) event.respondWith(answer(event.request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(PATHS.map((path) => keep(cache, path, SITE.files[path])));
  // A worker that took over meanwhile may have removed what it did not know.
  const kept = await (await caches.open(CACHE)).keys();
  if (kept.length < PATHS.length) throw new Error(`${PATHS.length - kept.length} files were removed`);
  await (await caches.open(NEWEST)).put(self.location.href, new Response(CACHE));
}

async function keep(cache, path, hash) {
  // Past the HTTP cache: that may hold a file of the version before.
  const response = await fetch(new URL(path, SCOPE), { cache: "reload", redirect: "follow" });
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new Error(`${path}: not the file of this version`);
  // A response of our own, as one that was redirected cannot answer a navigation.
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  await cache.put(new URL(path, SCOPE), new Response(bytes, { headers: { "content-type": type } }));
}

// No page is open any more, or this is the first version and answers the page that brought it.
async function activate() {
  const wanted = [CACHE, await newest()];
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && !wanted.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function newest() {
  const response = await caches.match(self.location.href, { cacheName: NEWEST });
  return response ? response.text() : CACHE;
}

function isOurs(request) {
  const { origin, pathname } = new URL(request.url);
  return request.method === "GET" && origin === SCOPE.origin && pathname.startsWith(SCOPE.pathname);
}

async function answer(request) {
  const url = new URL(request.url);
  const asked = request.mode === "navigate" ? null : url.searchParams.get("v");
  const cacheName = asked === null ? await newest() : PREFIX + asked;
  const path = url.pathname.slice(SCOPE.pathname.length) || "index.html";
  // `caches.match` makes no cache that is not there.
  return (await caches.match(new URL(path, SCOPE).href, { cacheName })) ?? fetch(request);
}
