// Files of other tools that saw devices of the sample, and some that it does not have.
import { picture } from "./pictures.mjs";

/** 2026-04-01 in Tokyo, still March in London. */
export const APRIL = 1_775_000_000;
export const MONTH = 30 * 24 * 3600;

/** Two devices of the sample, one of them under another address, and two that it does not have. */
export const HOSTS = [
  ["10.20.29.21", "02:4D:10:17:15:5D", "ivp-19-00005", []],
  ["10.20.29.50", "02:4C:11:78:DD:E4", "bsm-19-00004", []],
  ["10.20.29.60", "00:80:77:11:22:33", "", [104]],
  ["10.20.29.61", "00:11:22:33:44:55", "", []],
];

/** What nmap writes of these hosts. */
export function nmap(hosts, start) {
  const port = (number) => `<port protocol="tcp" portid="${number}"><state state="open"/></port>`;
  const host = ([ip, mac, name, ports]) =>
    `<host><status state="up"/><address addr="${ip}" addrtype="ipv4"/><address addr="${mac}" addrtype="mac"/>` +
    `<hostnames>${name && `<hostname name="${name}" type="PTR"/>`}</hostnames><ports>${ports.map(port).join("")}</ports></host>`;
  return `<?xml version="1.0"?>
<nmaprun scanner="nmap" args="nmap -sS -oX - 10.20.29.0/26" start="${start}" version="7.95">
<scaninfo type="syn" protocol="tcp" numservices="1" services="104"/>
${hosts.map(host).join("\n")}
<runstats><finished time="${start + 60}" exit="success"/><hosts up="${hosts.length}" down="${64 - hosts.length}" total="64"/></runstats>
</nmaprun>
`;
}

export const LEASES = `# The format of this file is documented in the dhcpd.leases(5) manual page.
lease 10.20.15.20 {
  starts 3 2026/04/01 00:00:00;
  ends 4 2026/04/30 00:00:00;
  binding state active;
  hardware ethernet 02:41:1c:3c:6e:f2;
  client-hostname "ang-05-00002";
}
lease 10.20.15.200 {
  starts 3 2026/04/01 00:00:00;
  ends 4 2026/04/30 00:00:00;
  binding state active;
  hardware ethernet 0a:11:22:33:44:55;
  client-hostname "guest-phone";
}
lease 10.20.15.201 {
  starts 3 2026/03/01 00:00:00;
  ends 4 2026/03/02 00:00:00;
  binding state free;
  hardware ethernet nothing;
}
`;

export const file = (name, text) => picture(name, "text/plain", text);
