// Starts the worker: `new Worker("./worker-boot.js?v=…", { type: "module" })`, of the version of the page that asks.
//
// Messages that arrive while the wasm is still loading are kept and dispatched again once it listens.

// A fault in the middle of an answer ends as a rejected promise, of which the page would not hear.
self.addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

// Held as long as this worker lives. A browser that ends it (for want of memory, say) tells the page nothing, but gives the
// lock to the page, which waits for it as soon as it hears that it is held.
navigator.locks?.request(self.name, () => {
  self.postMessage(["held"]);
  return new Promise(() => {});
});

const early = [];
const keep = (event) => {
  event.stopImmediatePropagation();
  early.push(event);
};
self.addEventListener("message", keep);
const version = new URL(import.meta.url).search;
// What draws pages of PDF files is a program of its own: most people never open one.
const program = self.name.startsWith("daicho-pdf") ? "daicho-pdf" : "daicho-worker";
const { default: init } = await import(`./${program}.js${version}`);
await init({ module_or_path: new URL(`./${program}_bg.wasm${version}`, import.meta.url) });
self.removeEventListener("message", keep);
for (const { data, ports } of early) {
  self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
}
