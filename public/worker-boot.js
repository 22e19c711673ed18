// Starts the worker: `new Worker("./worker-boot.js", { type: "module" })`.
//
// Messages that arrive while the wasm is still loading are kept and dispatched again once it listens.
import init from "./daicho-worker.js";

// A fault in the middle of an answer ends as a rejected promise, of which the page would not hear.
self.addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

const early = [];
const keep = (event) => {
  event.stopImmediatePropagation();
  early.push(event);
};
self.addEventListener("message", keep);
await init({ module_or_path: new URL("./daicho-worker_bg.wasm", import.meta.url) });
self.removeEventListener("message", keep);
for (const { data, ports } of early) {
  self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
}
