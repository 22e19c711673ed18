// A scan against a list as a web developer would do it: DOMParser, PapaParse, and Maps by MAC and IP address. It keeps nothing,
// and what it finds is new, moved, known or not seen, no more.
"use strict";

const ROWS_ON_SCREEN = 50;
const fileOf = (id) => document.getElementById(id).files[0];
let ledger;

function hostsOf(text) {
  const xml = new DOMParser().parseFromString(text, "application/xml");
  return Array.from(xml.querySelectorAll("host"), (host) => {
    const address = (type) => host.querySelector(`address[addrtype="${type}"]`)?.getAttribute("addr");
    const ports = Array.from(host.querySelectorAll("port"), (port) => port.getAttribute("portid"));
    return { ip: address("ipv4"), mac: address("mac"), name: host.querySelector("hostname")?.getAttribute("name"), ports };
  });
}

function compared(hosts) {
  const byMac = new Map(ledger.map((row) => [row.MACアドレス, row]));
  const byIp = new Map(ledger.map((row) => [row.IPアドレス, row]));
  const seen = new Set();
  const lines = hosts.map((host) => {
    const row = byMac.get(host.mac) ?? byIp.get(host.ip);
    if (!row) return { what: "new", ...host };
    seen.add(row);
    return { what: row.IPアドレス === host.ip ? "known" : "moved", ...host, number: row.資産番号 };
  });
  const unseen = ledger.filter((row) => !seen.has(row)).map((row) => ({ what: "not seen", number: row.資産番号, ip: row.IPアドレス, mac: row.MACアドレス }));
  return [...lines, ...unseen];
}

function draw(lines) {
  const counts = {};
  for (const { what } of lines) counts[what] = (counts[what] ?? 0) + 1;
  document.getElementById("counts").textContent = JSON.stringify(counts);
  const cells = (line) => [line.what, line.number, line.ip, line.mac, line.name].map((text) => Object.assign(document.createElement("td"), { textContent: text ?? "" }));
  const row = (line) => {
    const made = document.createElement("tr");
    made.append(...cells(line));
    return made;
  };
  document.getElementById("rows").replaceChildren(...lines.filter(({ what }) => what !== "known").slice(0, ROWS_ON_SCREEN).map(row));
  return counts;
}

window.peer = {
  /// The ledger is in memory before the scan comes, as the application's is.
  async load() {
    ledger = Papa.parse(await fileOf("ledger").text(), { header: true, skipEmptyLines: true }).data;
    return ledger.length;
  },
  /// Milliseconds from the file to the frame with the first lines.
  async reconcile() {
    const first = window.longTasks.length;
    const began = performance.now();
    const text = await fileOf("scan").text();
    // What follows from reading a file is no task of the page: let it be one.
    await new Promise((resolve) => setTimeout(resolve));
    const counts = draw(compared(hostsOf(text)));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const milliseconds = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { milliseconds, longestTask: Math.max(0, ...window.longTasks.slice(first)), counts };
  },
};
