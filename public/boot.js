// Starts the page. A file of its own, because the page's Content-Security-Policy forbids inline scripts.
//
// Before the app starts, a new version that is already complete takes over; one that arrives later is announced to the
// app by the event `daicho-new-version` on window and takes over the next time the page is opened.
import init from "./daicho.js";

if (!(await takeNewVersion())) {
  await init({ module_or_path: new URL("./daicho_bg.wasm", import.meta.url) });
  keepForOffline();
}

// Returns whether the page is being loaded again.
async function takeNewVersion() {
  const registration = await navigator.serviceWorker?.getRegistration("./").catch(() => undefined);
  if (!registration?.waiting || !navigator.serviceWorker.controller) return false;
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
    // While another page of the old version is open, this one starts as the old version, too.
    port1.onmessage = ({ data: isAlone }) => isAlone || resolve(false);
    setTimeout(() => resolve(false), 3000);
  });
  registration.waiting.postMessage("activate if alone", [port2]);
  if (!(await taken)) return false;
  location.reload();
  return true;
}

function keepForOffline() {
  // Absent where the page is not on https or on this machine itself.
  navigator.serviceWorker
    ?.register("./sw.js", { updateViaCache: "none" })
    .then((registration) => {
      registration.addEventListener("updatefound", () => announceWhenComplete(registration.installing));
    })
    .catch((error) => console.warn("The page is not kept for use without a network:", error));
}

function announceWhenComplete(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) {
      window.dispatchEvent(new Event("daicho-new-version"));
    }
  });
}
