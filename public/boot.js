// Starts the page. A file of its own, because the page's Content-Security-Policy forbids inline scripts.
//
// Nothing here waits for the service worker. A new version that arrives while the page is open is announced to the app,
// by the attribute `data-new-version` of the document and the event `daicho-new-version` on window; the page gets it when
// it is loaded again.
const version = new URL(import.meta.url).search;
// Two programs share the pages, so that the first screen is light. Each leads to the other by loading the page again.
const name = /^#\/(?:contacts|contracts|documents|duplicates|network)(?:[/?]|$)/.test(location.hash) ? "daicho-more" : "daicho";
const program = fetch(new URL(`./${name}_bg.wasm${version}`, import.meta.url));
// Asking for the names of the databases makes the browser open what it keeps them in, while the program is compiled.
globalThis.indexedDB?.databases?.().catch(() => {});
try {
  const { default: init } = await import(`./${name}.js${version}`);
  await init({ module_or_path: program });
} catch (error) {
  const page = explain(
    "main",
    "画面を開けませんでした",
    "ページを読み込み直してください。それでも開かないときは、新しい版の Edge、Chrome、Firefox、Safari で開いてください。台帳のデータには触れていません。",
    "The app did not start. Reload the page, or open it in a recent Edge, Chrome, Firefox or Safari. Your data was not touched.",
  );
  document.body.replaceChildren(page);
  throw error;
}
// A fault of the program itself, after which it does not answer any more.
for (const event of ["error", "unhandledrejection"]) window.addEventListener(event, ({ error, reason }) => stopped(error ?? reason));
keepForOffline();

function stopped(fault) {
  if (!(fault instanceof WebAssembly.RuntimeError) || document.querySelector(".boot-failed")) return;
  const box = explain(
    "div",
    "プログラムが途中で止まりました",
    "保存済みの台帳はそのままです。ページを読み込み直してください。何度も止まるときは、救出ページで台帳をファイルに取り出せます。",
    "The program stopped. What was saved is as it was. Reload the page; if it happens again and again, rescue the ledger as a file.",
  );
  box.setAttribute("role", "alert");
  document.body.append(box);
}

// The app's own words are not there: it does not run.
function explain(tag, title, japanese, english) {
  const parts = [tag, tag === "main" ? "h1" : "h2", "p", "p", "a"].map((name) => document.createElement(name));
  const [whole, heading, first, second, link] = parts;
  whole.className = "boot-failed";
  second.lang = "en";
  link.href = "rescue.html";
  [heading.textContent, first.textContent, second.textContent] = [title, japanese, english];
  link.textContent = "台帳をファイルに取り出す（救出ページ） / Rescue the ledger";
  whole.append(...parts.slice(1));
  return whole;
}

function keepForOffline() {
  // Absent where the page is not on https or on this machine itself.
  navigator.serviceWorker
    ?.register("./sw.js", { updateViaCache: "none" })
    .then((registration) => {
      const watch = () => registration.installing?.addEventListener("statechange", announceIfOld);
      registration.addEventListener("updatefound", watch);
      watch();
      return announceIfOld();
    })
    .catch((error) => console.warn("The page is not kept for use without a network:", error));
}

// sw.js notes the newest version that is there as a whole.
async function announceIfOld() {
  const note = await caches.match(new URL("./sw.js", import.meta.url).href, { cacheName: "daicho-newest" });
  const newest = await note?.text();
  if (newest === undefined || `?v=${newest.replace("daicho-site-", "")}` === version) return;
  document.documentElement.dataset.newVersion = "";
  window.dispatchEvent(new Event("daicho-new-version"));
}
