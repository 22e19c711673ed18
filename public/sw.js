// The service worker: the app opens and works without a network, and never as a mixture of two versions.
//
// - Every file of the site is kept under a cache named after all their hashes. `cargo xtask serve` and `cargo xtask dist`
//   write the list below; as the site changes, so does this file, and the browser installs the new one.
// - A new version is complete, and every file proven by its hash, before it can take over; until then the old one
//   answers. It takes over when no page of the old one is open, or when the only open page asks for it (boot.js does so
//   before the app starts). Then the old caches are deleted.
const SITE = { version: "unlisted", files: {} };

const PREFIX = "daicho-site-";
const CACHE = PREFIX + SITE.version;
const SCOPE = new URL("./", self.location.href);
const IS_LISTED = Object.keys(SITE.files).length > 0;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "activate if alone") event.waitUntil(activateIfAlone(event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  const path = listedPath(event.request);
  if (path !== undefined) event.respondWith(answer(path, event.request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(SITE.files).map(([path, hash]) => keep(cache, path, hash)));
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

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function activateIfAlone(reply) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = pages.filter((page) => page.url.startsWith(SCOPE.href));
  reply?.postMessage(ours.length <= 1);
  if (ours.length <= 1) await self.skipWaiting();
}

// The path of the file that answers the request; undefined leaves it to the network.
function listedPath(request) {
  if (!IS_LISTED || request.method !== "GET") return undefined;
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = decoded(url.pathname.slice(SCOPE.pathname.length)) || "index.html";
  return Object.hasOwn(SITE.files, path) ? path : undefined;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(path, SCOPE))) ?? fetch(request);
}
