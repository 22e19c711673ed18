// A hospital of any size whose network can be drawn: buildings in the hospital's network, departments in them, twenty devices in
// each, servers and firewalls, and links between them. The same devices as a ledger, as a list and as what a scan saw.

/// Devices of a department.
const DEVICES = 20;
/// Departments of a building.
const DEPARTMENTS = 10;
/// One server for so many devices.
const PER_SERVER = 250;

const MODELS = ["輸液ポンプ IP-20", "ベッドサイドモニタ BM-7", "超音波画像診断装置 US-3", "人工呼吸器 VT-1", "血液ガス分析装置 BG-5"];

const id = (kind, nth) => `00000000-${kind.toString(16).padStart(4, "0")}-4000-8000-${nth.toString(16).padStart(12, "0")}`;
const [FACILITY, MODEL, UNIT, INTERFACE, ZONE, LINK, COMPANY, CONTRACT, MEMBER, CLAUSE] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const [INTERNET, INSIDE, SERVERS] = [id(ZONE, 0), id(ZONE, 1), id(ZONE, 2)];

/// So many devices, each with its name, number, zone and addresses; the first is the firewall, then come servers.
export function devices(count) {
  const servers = Math.ceil(count / PER_SERVER);
  return Array.from({ length: count }, (_, nth) => {
    const isServer = nth <= servers;
    const at = isServer ? nth : nth - servers - 1;
    const [department, host] = [Math.floor(at / DEVICES), at % DEVICES];
    return {
      id: id(UNIT, nth),
      nth,
      isFirewall: nth === 0,
      isServer: isServer && nth > 0,
      number: `ME-${String(nth + 1).padStart(6, "0")}`,
      model: nth % MODELS.length,
      department: isServer ? null : department,
      mac: ["02", "4d", "00", nth >> 16, (nth >> 8) & 255, nth & 255].map((part) => (typeof part === "string" ? part : part.toString(16).padStart(2, "0"))).join(":"),
      ip: isServer ? `10.1.${at >> 8}.${(at & 255) + 1}` : `10.${20 + (department >> 8)}.${department & 255}.${host + 20}`,
    };
  });
}

/// A ledger of these devices: one commit, as FORMAT.md has it. A file of nothing but commits is opened like a bundle.
export function ledger(all, more = []) {
  const zones = zonesOf(all);
  const changes = [
    table("facility", ["name", "beds"], [[id(FACILITY, 0), "測定用の病院", "400"]]),
    table("model", ["trade_name", "end_of_support"], MODELS.map((name, nth) => [id(MODEL, nth), name, `${2024 + nth * 3}-03-31`])),
    table("unit", ["asset_number", "trade_name", "model", "equipment_kind", "status", "network_connection"], all.map(unit)),
    table("interface", ["unit", "mac", "ipv4"], all.map(({ id: unit, nth, mac, ip }) => [id(INTERFACE, nth), unit, mac, ip])),
    table("zone", ["name", "purpose", "parent", "subnets", "trust"], zones),
    table("link", ["from", "to", "protocols", "direction", "passage", "firewall", "state", "purpose"], links(all, zones)),
    ...more,
  ];
  const replica = id(0, 1);
  return JSON.stringify({
    format: 1, replica, seq: 1, prev: null, seen: {}, at: "2026-10-01T00:00:00.000Z", author: "測定", note: "", source: { action: "sample" }, changes,
  });
}

/// So many contracts over these devices, in turn, with twenty companies; each agreed with all of `clauses`.
export function contracts(count, all, clauses) {
  const numbers = Array.from({ length: count }, (_, nth) => nth);
  const company = (nth) => id(COMPANY, nth % 20);
  const day = (nth) => `${2026 + (nth % 5)}-${String(1 + (nth % 12)).padStart(2, "0")}-28`;
  return [
    table("organization", ["name"], numbers.slice(0, 20).map((nth) => [company(nth), `会社 ${nth + 1}`])),
    table("contract", ["name", "organization", "state", "starts_on", "ends_on", "pattern", "situations"], numbers.map((nth) => [
      id(CONTRACT, nth), `契約 ${nth + 1}`, company(nth), "agreed", "2024-04-01", day(nth), "medium", "remote",
    ])),
    table("member", ["group", "element"], all.map(({ id: unit, nth }) => [id(MEMBER, nth), id(CONTRACT, nth % count), unit])),
    table("contract_clause", ["contract", "clause", "included", "strength", "outcome"], numbers.flatMap((nth) => clauses.map((clause, at) => [
      id(CLAUSE, nth * clauses.length + at), id(CONTRACT, nth), clause, "yes", "middle", "agreed",
    ]))),
  ];
}

const table = (kind, fields, rows) => ({ kind, fields, rows });

function unit({ id: unit, number, model, isFirewall, isServer }) {
  const name = isFirewall ? "ファイアウォール" : isServer ? "画像・検査サーバ" : 0;
  return [unit, number, name, name === 0 ? id(MODEL, model) : 0, isFirewall ? "firewall" : 0, "in_use", "yes"];
}

function zonesOf(all) {
  const departments = new Set(all.map(({ department }) => department).filter((department) => department !== null));
  const buildings = new Set([...departments].map((department) => Math.floor(department / DEPARTMENTS)));
  const building = (nth) => id(ZONE, 10 + nth);
  return [
    [INTERNET, "インターネット", "internet", 0, 0, "none"],
    [INSIDE, "院内ネットワーク", "other", 0, 0, "medium"],
    [SERVERS, "院内システム", "his", INSIDE, "10.1.0.0/16", "high"],
    ...[...buildings].map((nth) => [building(nth), `第 ${nth + 1} 棟`, "other", INSIDE, 0, "medium"]),
    ...[...departments].map((nth) => [
      id(ZONE, 1000 + nth), `部門 ${nth + 1}`, "modality", building(Math.floor(nth / DEPARTMENTS)), `10.${20 + (nth >> 8)}.${nth & 255}.0/24`, "medium",
    ]),
  ];
}

/// Every third device sends to a server, every building talks to the servers, and the servers to the internet.
function links(all, zones) {
  const servers = all.filter(({ isServer }) => isServer);
  const senders = all.filter(({ nth, department }) => department !== null && nth % 3 === 0);
  const buildings = zones.filter(([, , purpose, parent]) => purpose === "other" && parent === INSIDE);
  const ends = [
    ...senders.map(({ id: from, nth }) => [from, servers[nth % servers.length].id, "DICOM:104", "firewall", all[0].id, "画像の保存"]),
    ...buildings.map(([from]) => [from, SERVERS, "HTTPS:443", "firewall", all[0].id, "電子カルテ"]),
    [SERVERS, INTERNET, "HTTPS:443", "firewall", all[0].id, "更新プログラム"],
  ];
  return ends.map(([from, to, protocols, passage, firewall, purpose], nth) => [id(LINK, nth), from, to, protocols, "out", passage, firewall, "allowed", purpose]);
}

/// The devices as a list.
export function list(all) {
  const rows = all.map(({ number, model, mac, ip }) => [number, MODELS[model], mac, ip].join(","));
  return ["資産番号,販売名,MACアドレス,IPアドレス", ...rows, ""].join("\r\n");
}

/// Networks in which devices are, or have moved to: the second part of their addresses.
const NETWORKS = [1, 20, 21, 101, 120, 121];
const NETWORK = 65_536;

/// What nmap saw: every tenth host is not in the ledger, and the device with its number was not seen; every twentieth has moved.
export function scan(all) {
  const away = (ip) => ip.replace(/^10\.(\d+)/, (_, part) => `10.${Number(part) + 100}`);
  const hosts = all.map(({ nth, mac, ip }) => {
    const isOther = nth % 10 === 0;
    return `<host starttime="1790000001" endtime="1790000009"><status state="up" reason="arp-response"/><address addr="${isOther || nth % 20 === 1 ? away(ip) : ip}" addrtype="ipv4"/>
<address addr="${isOther ? mac.replace(/^02:4d/, "02:4e") : mac}" addrtype="mac"/><hostnames><hostname name="host-${nth}.example" type="PTR"/></hostnames>
<ports><extraports state="closed" count="997"/><port protocol="tcp" portid="104"><state state="open"/><service name="acr-nema" product="DCMTK" version="3.6"/></port>
<port protocol="tcp" portid="3389"><state state="open"/><service name="ms-wbt-server"/></port></ports></host>`;
  });
  const total = NETWORKS.length * NETWORK;
  return `<?xml version="1.0"?>
<nmaprun scanner="nmap" args="nmap -sV ${NETWORKS.map((part) => `10.${part}.0.0/16`).join(" ")}" start="1790000000" version="7.95"><scaninfo type="syn" protocol="tcp" numservices="1000" services="1-1000"/>
${hosts.join("\n")}
<runstats><finished time="1790001000" exit="success"/><hosts up="${hosts.length}" down="${total - hosts.length}" total="${total}"/></runstats></nmaprun>
`;
}
