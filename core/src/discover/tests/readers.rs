//! Small files of every tool, made up here.

use std::fmt::Write;

use crate::discover::{Read, problem::ScanError, read, sighting::Sighting, tool::Tool};

pub(super) const NMAP: &str = r#"<?xml version="1.0"?>
<!DOCTYPE nmaprun [<!ENTITY evil SYSTEM "file:///etc/passwd">]>
<nmaprun scanner="nmap" args="nmap -sS -p 1-65535 -oX out.xml 10.1.2.0/29" start="1790000000" version="7.95" xmloutputversion="1.05">
<scaninfo type="syn" protocol="tcp" numservices="3" services="80,104,443"/>
<hosthint><status state="up" reason="arp-response"/><address addr="10.1.2.3" addrtype="ipv4"/></hosthint>
<host><status state="down" reason="no-response"/><address addr="10.1.2.2" addrtype="ipv4"/></host>
<host starttime="1790000001" endtime="1790000009"><status state="up" reason="arp-response"/>
<address addr="10.1.2.3" addrtype="ipv4"/>
<address addr="00:1B:2C:3D:4E:5F" addrtype="mac" vendor="Example &amp; Sons"/>
<hostnames><hostname name="CT-01.example" type="PTR"/></hostnames>
<ports><extraports state="closed" count="1"/>
<port protocol="tcp" portid="104"><state state="open"/><service name="acr-nema" product="DCMTK" version="3.6"/></port>
<port protocol="tcp" portid="80"><state state="closed"/><service name="http"/></port>
<port protocol="udp" portid="161"><state state="open"/></port>
<port protocol="sctp" portid="9"><state state="open"/></port>
</ports>
<os><osmatch name="Linux 4.15" accuracy="98"/><osmatch name="Linux 2.6" accuracy="90"/></os>
</host>
<host><status state="up"/><address addr="10.1.2.4" addrtype="ipv4"/>&evil;</host>
<runstats><finished time="1790000020" exit="success"/><hosts up="2" down="6" total="8"/></runstats>
</nmaprun>
"#;

pub(super) const ARP_SCAN: &str =
    "Interface: eth0, type: EN10MB, MAC: 00:1b:2c:00:00:01, IPv4: 10.1.2.9
Starting arp-scan 1.10.0 with 256 hosts (https://github.com/royhills/arp-scan)
10.1.2.3\t00:1b:2c:3d:4e:5f\tExample Inc.
10.1.2.3\t00:1b:2c:3d:4e:5f\tExample Inc. (DUP: 2)
10.1.2.4\t02:00:00:00:00:04\t(Unknown: locally administered)
10.1.2.5\t00:1b:2c

3 packets received by filter, 0 packets dropped by kernel
Ending arp-scan 1.10.0: 256 hosts scanned in 1.5 seconds (170 hosts/sec). 3 responded
";

pub(super) const DHCPD: &str = r#"# The format of this file is documented in the dhcpd.leases(5) manual page.
lease 10.1.2.3 {
  starts 4 2026/10/01 08:00:00;
  ends 4 2026/10/01 09:00:00;
  binding state active;
  hardware ethernet 00:1b:2c:3d:4e:5f;
  client-hostname "CT-01";
}
lease 10.1.2.3 {
  starts 4 2026/10/08 08:00:00;
  ends 4 2026/10/08 07:00:00;
  binding state active;
  hardware ethernet 00:1b:2c:3d:4e:60;
}
lease 10.1.2.4 {
  starts 4 1970/01/01 00:00:00;
  ends never;
  binding state free;
  hardware ethernet 00:1b:2c:3d:4e:61;
  uid "\001}\";{";
}
host pump-7 {
  hardware ethernet 00:1b:2c:3d:4e:62;
  fixed-address 10.1.2.7;
}
lease 10.1.2.8 {
  starts 4 2026/10/08 08:00:00;
  ends 4 2090/10/08 07:00:00;
"#;

pub(super) const DHCPD6: &str = r#"ia-na "\001\000\000\000\000\003\000\001\000\033,=N_" {
  cltt 2 2026/10/01 08:00:00;
  iaaddr 2001:db8::3 {
    binding state active;
    ends 2 2026/10/01 09:00:00;
  }
}
"#;

pub(super) const DNSMASQ: &str = "1790000000 00:1b:2c:3d:4e:5f 10.1.2.3 ct-01 01:00:1b:2c:3d:4e:5f
0 00:1b:2c:3d:4e:60 10.1.2.4 * *
600 00:1b:2c:3d:4e:61 10.1.2.5 * *
duid 00:01:00:01:2b:00:00:00:00:1b:2c:00:00:01
1790000000 7 2001:db8::3 ct-01 00:03:00:01:00:1b:2c:3d:4e:5f
cut off
";

pub(super) const WINDOWS: &str = "\"IPAddress\",\"ScopeId\",\"AddressState\",\"ClientId\",\"HostName\",\"LeaseExpiryTime\"
\"10.1.2.3\",\"10.1.2.0\",\"Active\",\"00-1b-2c-3d-4e-5f\",\"CT-01.example.local\",\"2026/10/09 8:38:44\"
\"10.1.2.4\",\"10.1.2.0\",\"InactiveReservation\",\"00-1b-2c-3d-4e-60\",\"\",\"\"
\"10.1.2.5\",\"10.1.2.0\",\"Declined\",\"52-41-53-20\",\"BAD_ADDRESS\",\"2026/10/09 8:38:44\"
";

const WINDOWS_JAPANESE: &str = "クライアント IP アドレス,名前,リースの有効期限,種類,一意の ID,説明
10.1.2.3,CT-01.example.local,2026/10/09 8:38:44,DHCP,001b2c3d4e5f,
10.1.2.4,PUMP-7,予約 (アクティブ),DHCP,001b2c3d4e60,輸液ポンプ
";

pub(super) const ZEEK: &str = "#separator \\x09
#path\tconn
#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tconn_state
1790000000.500000\t10.1.2.3\t40000\t10.1.2.9\t11112\ttcp\tdicom\tSF
1790000001.000000\t10.1.2.3\t40001\t10.1.2.10\t104\ttcp\t-\tS0
1790000002.000000\t10.1.2.3\t40002\t203.0.113.9\t443\ttcp\tssl\tSF
";

pub(super) const ZEEK_JSON: &str = r#"{"ts":1790000000.25,"host":"10.1.2.3","port_num":104,"port_proto":"tcp","service":["DICOM"]}
{"ts":"2026-10-01T08:00:00.123456Z","mac":"00:1b:2c:3d:4e:5f","dhcp_host_name":"ct-01"}
{"ts":1790000000.25,"
"#;

pub(super) const TABLE: &str = "機器一覧（2026年10月）,,,,
機器名,ＩＰアドレス,MACアドレス,ホスト名,VLAN
CT,１０．１．２．３,001B2C3D4E5F,ct-01,20
ポンプ,10.1.2.999,00-1b-2c-3d-4e-60,,
プリンタ,DHCP,,,
";

pub(super) const MAC_TABLE: &str = "sw-3f-1#show mac address-table
          Mac Address Table
-------------------------------------------

Vlan    Mac Address       Type        Ports
----    -----------       --------    -----
 All    0100.0ccc.cccc    STATIC      CPU
  20    001b.2c3d.4e5f    DYNAMIC     Gi1/0/7
  20    001b.2c3d.4e60    DYNAMIC     Gi1/0/8
  20    001b.2c3d.4e60    DYNAMIC     Gi1/0/9
  20    001b.2c3d.4e     DYNAMIC     Gi1/0/9
Total Mac Addresses for this criterion: 4
sw-3f-1#show ip arp
Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  10.1.2.3                0   001b.2c3d.4e5f  ARPA   Vlan20
Internet  10.1.2.77               0   Incomplete      ARPA
";

/// Tables of one entry each, as different systems print them; every one of them says the same.
const SYSTEMS: [(&str, &str); 13] = [
    (
        "Allied Telesis",
        "VLAN Port             MAC            State\n20   port1.0.7        001b.2c3d.4e5f forward   dynamic\n",
    ),
    (
        "Yamaha switch",
        "VLAN  port       mac             fwd      type     timeout\n  20  port1.0.7  001b.2c3d.4e5f  forward  dynamic  289\n",
    ),
    (
        "ALAXALA",
        "Date 2026/10/01 08:00:00 JST\nAging Time : 300\nMAC address         VLAN    Type     Port-list\n001b.2c3d.4e5f        20    Dynamic  port1.0.7\n",
    ),
    (
        "NEC QX",
        "MAC ADDR          VLAN ID    STATE          PORT INDEX               AGING TIME(s)\n001b-2c3d-4e5f    20         Learned        port1.0.7                AGING\n",
    ),
    (
        "Dell",
        "VlanId     Mac Address           Type          Interface     State\n 20        00:1b:2c:3d:4e:5f     Dynamic       port1.0.7     Active\n",
    ),
    (
        "HP",
        " MAC Address       Port       VLAN\n ----------------- ---------- ----\n 001b2c-3d4e5f     port1.0.7  20\n",
    ),
    (
        "D-Link",
        "VID  VLAN Name        MAC Address        Port       Type     Status\n---- ---------------- ------------------ ---------- -------- -------\n20   default          00-1B-2C-3D-4E-5F  port1.0.7  Dynamic  Forward\n",
    ),
    (
        "Nexus",
        "   VLAN     MAC Address      Type      age     Secure NTFY Ports\n---------+-----------------+--------+---------+------+----+------------------\n*   20     001b.2c3d.4e5f   dynamic  0         F      F    port1.0.7\n",
    ),
    (
        "Juniper",
        "    Vlan                MAC                 MAC         Age    Logical\n    name                address             flags              interface\n    20                  00:1b:2c:3d:4e:5f   D             -    port1.0.7\n",
    ),
    ("Fortinet", "MAC: 00:1b:2c:3d:4e:5f VLAN: 20 Port: port7\n"),
    ("Linux", "00:1b:2c:3d:4e:5f dev port7 vlan 20 master br0\n"),
    (
        "Huawei",
        "MAC Address    VLAN/VSI/BD                       Learned-From        Type\n001b-2c3d-4e5f 20/-/-                            port1.0.7           dynamic\n",
    ),
    (
        "Hitachi Cable",
        "MAC Address        VLAN  Port       Type\n00:1b:2c:3d:4e:5f    20  port1.0.7  Dynamic\n",
    ),
];

/// Neighbours by IP and hardware address, as different systems print them.
const ARP: [(&str, &str); 14] = [
    (
        "Windows",
        "\nInterface: 10.1.2.9 --- 0xb\n  Internet Address      Physical Address      Type\n  10.1.2.3              00-1b-2c-3d-4e-5f     dynamic\n  10.1.2.255            ff-ff-ff-ff-ff-ff     static\n  224.0.0.22            01-00-5e-00-00-16     static\n",
    ),
    (
        "Windows in Japanese",
        "\nインターフェイス: 10.1.2.9 --- 0xb\n  インターネット アドレス 物理アドレス           種類\n  10.1.2.3              00-1b-2c-3d-4e-5f     動的\n  10.1.2.255            ff-ff-ff-ff-ff-ff     静的\n",
    ),
    (
        "Linux arp",
        "? (10.1.2.3) at 00:1b:2c:3d:4e:5f [ether] on eth0\n? (10.1.2.8) at <incomplete> on eth0\n",
    ),
    (
        "macOS",
        "? (10.1.2.3) at 0:1b:2c:3d:4e:5f on en0 ifscope [ethernet]\n",
    ),
    (
        "ip neighbour",
        "10.1.2.3 dev eth0 lladdr 00:1b:2c:3d:4e:5f REACHABLE\n10.1.2.8 dev eth0 FAILED\n",
    ),
    (
        "Yamaha",
        "カウント数: 1\nインタフェース IPアドレス        MACアドレス          TTL(秒)\nLAN1(port1)    10.1.2.3          00:1b:2c:3d:4e:5f    1199\n",
    ),
    (
        "Allied Telesis",
        "IP Address      LL Address      Interface  Port       Type\n10.1.2.3        001b.2c3d.4e5f  vlan20     port1.0.7  dynamic\n",
    ),
    (
        "NEC IX",
        "IP address       Hardware address   Interface            Age\n10.1.2.3         00:1b:2c:3d:4e:5f  GigaEthernet1.0      5\n",
    ),
    (
        "ALAXALA",
        "Total: 1 entries\n IP Address      Linklayer Address  Netif             Expire    Type\n 10.1.2.3        001b.2c3d.4e5f     VLAN0020          3h42m10s  arpa\n",
    ),
    (
        "Juniper",
        "MAC Address       Address         Name                      Interface               Flags\n00:1b:2c:3d:4e:5f 10.1.2.3        10.1.2.3                  irb.20 [ge-0/0/7.0]     none\n",
    ),
    (
        "Fortinet",
        "Address           Age(min)   Hardware Addr      Interface\n10.1.2.3          0          00:1b:2c:3d:4e:5f port7\n",
    ),
    (
        "Huawei",
        "IP ADDRESS      MAC ADDRESS     EXPIRE(M) TYPE        INTERFACE   VPN-INSTANCE\n10.1.2.3        001b-2c3d-4e5f  20        D-0         GE0/0/7\n",
    ),
    (
        "Windows as CSV",
        "ifIndex,IPAddress,LinkLayerAddress,State\n7,10.1.2.3,00-1B-2C-3D-4E-5F,Reachable\n",
    ),
    ("a bare list", "10.1.2.3,00:1b:2c:3d:4e:5f\n"),
];

pub(super) const LLDP: &str = "------------------------------------------------
Local Intf: Gi1/0/7
Chassis id: 001b.2c3d.4e00
Port id: 001b.2c3d.4e5f
System Name: ct-01.example

System Description:
Something

Management Addresses:
    IP: 10.1.2.3
Vlan ID: 20

------------------------------------------------
Local Intf: Gi1/0/8
Chassis id: 10.1.2.4
Port id: 001b.2c3d.4e60
System Name: pump-7
";

pub(super) const CDP: &str =
    "Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID
switch-1         Gig 1/0/1         140               S    WS-C3560X Gig 0/23
a-switch-with-a-very-long-name.example
                 Ten 1/0/6         140               H    OE        Ten 1/0
very-long-name-thGig 1/0/2         140               H    OE        Ten 1/0
";

fn shown(one: &Sighting) -> String {
    let mut text = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let space = if text.is_empty() { "" } else { " " };
            write!(text, "{space}{name}{value}").unwrap();
        }
    };
    add("", one.mac.map(|mac| mac.to_string()));
    for ip in &one.ips {
        add("", Some(ip.to_string()));
    }
    add("", Some(one.host_names.join(",")));
    add("vlan=", one.vlan.clone());
    add("switch=", one.switch.clone());
    add("port=", one.port.clone());
    for port in &one.ports {
        let end = if port.is_udp { "/udp" } else { "" };
        let about = [&port.service, &port.product, &port.version];
        let about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
        add(
            "open=",
            Some(format!("{}{end}:{}", port.number, about.join("-"))),
        );
    }
    add("vendor=", one.vendor.clone());
    add("os=", one.os.clone());
    add("first=", one.first_seen.map(|at| at.to_string()));
    add("last=", one.last_seen.map(|at| at.to_string()));
    add(
        "lease=",
        one.lease
            .as_ref()
            .map(|lease| lease.state.code().to_owned()),
    );
    text
}

fn lines(read: &Read) -> Vec<String> {
    let told = read.diagnostics.iter().map(|told| format!("! {told}"));
    read.value.sightings.iter().map(shown).chain(told).collect()
}

fn lines_of(text: &str) -> Vec<String> {
    lines(&read(text.as_bytes()).unwrap())
}

#[track_caller]
fn check(text: &str, tool: Tool, expected: &[&str]) -> Read {
    let read = read(text.as_bytes()).unwrap();
    assert_eq!(lines(&read), expected);
    assert_eq!(read.value.tool, tool);
    read
}

#[test]
fn nmap_tells_hosts_that_are_up_and_what_it_looked_at() {
    let read = check(
        NMAP,
        Tool::Nmap,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 CT-01.example open=104:acr-nema-DCMTK-3.6 open=161/udp: vendor=Example & Sons os=Linux 4.15 first=2026-09-21T14:13:21.000Z last=2026-09-21T14:13:29.000Z",
            "10.1.2.4",
            "! line 19: the entity \"evil\" was not resolved",
        ],
    );
    assert_eq!(read.value.passed.unanswered, 1);
    assert_eq!(
        read.value.ranges.iter().map(|range| range.len()).max(),
        Some(8)
    );
    assert!(read.value.looked_at_ports);
    assert_eq!(
        read.value.taken_at.unwrap().milliseconds(),
        1_790_000_000_000
    );
}

#[test]
fn nmap_that_was_cut_off_gives_what_was_there() {
    let end = NMAP.find("<os>").unwrap();
    let read = read(NMAP.get(..end).unwrap().as_bytes()).unwrap();
    let lines = lines(&read);
    assert!(
        lines[0].starts_with("00:1b:2c:3d:4e:5f 10.1.2.3"),
        "{lines:?}"
    );
    assert_eq!(
        lines.last().unwrap(),
        "! line 17: the file is cut off or broken here"
    );
    let longest = read.value.ranges.iter().map(|range| range.len()).max();
    assert_eq!(longest, Some(1), "the rest of the range was not looked at");
    let without_end = NMAP
        .replace("<runstats>", "<!--")
        .replace("</runstats>", "-->");
    let found = lines_of(&without_end);
    assert!(
        found.contains(&"! line 19: the entity \"evil\" was not resolved".to_owned()),
        "{found:?}"
    );
    assert_eq!(
        found.last().unwrap(),
        "! line 22: the file is cut off or broken here"
    );
}

#[test]
fn arp_scan() {
    check(
        ARP_SCAN,
        Tool::ArpScan,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 vendor=Example Inc.",
            "02:00:00:00:00:04 10.1.2.4",
            "! line 6: not understood: \"10.1.2.5\\t00:1b:2c\"",
        ],
    );
}

#[test]
fn leases_of_dhcpd_with_clocks_that_were_wrong() {
    check(
        DHCPD,
        Tool::IscDhcp,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 CT-01 first=2026-10-01T08:00:00.000Z last=2026-10-01T08:00:00.000Z lease=expired",
            "00:1b:2c:3d:4e:60 10.1.2.3 first=2026-10-08T08:00:00.000Z last=2026-10-08T08:00:00.000Z lease=active",
            "00:1b:2c:3d:4e:61 10.1.2.4 lease=free",
            "00:1b:2c:3d:4e:62 10.1.2.7 pump-7 lease=reserved",
            "10.1.2.8 first=2026-10-08T08:00:00.000Z last=2026-10-08T08:00:00.000Z lease=active",
            "! line 9: the lease ends before it starts",
            "! line 15: the lease is of a clock that was never set",
            "! line 26: the lease ends in the far future",
            "! line 28: the file is cut off or broken here",
        ],
    );
    check(
        DHCPD6,
        Tool::IscDhcp,
        &["00:1b:2c:3d:4e:5f 2001:db8::3 lease=active"],
    );
}

#[test]
fn leases_of_dnsmasq() {
    let read = check(
        DNSMASQ,
        Tool::Dnsmasq,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 ct-01 lease=active",
            "00:1b:2c:3d:4e:60 10.1.2.4 lease=active",
            "00:1b:2c:3d:4e:61 10.1.2.5 lease=active",
            "00:1b:2c:3d:4e:5f 2001:db8::3 ct-01 lease=active",
            "! line 3: the lease is of a clock that was never set",
            "! line 6: not understood: \"cut off\"",
        ],
    );
    assert_eq!(read.value.passed.decoration, 1);
}

#[test]
fn leases_of_windows_in_both_languages_and_any_encoding() {
    check(
        WINDOWS,
        Tool::WindowsDhcp,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 CT-01.example.local lease=active",
            "00:1b:2c:3d:4e:60 10.1.2.4 lease=reserved",
            "10.1.2.5 BAD_ADDRESS lease=abandoned",
            "! line 4: \"52-41-53-20\" is no hardware address",
        ],
    );
    let expected = [
        "00:1b:2c:3d:4e:5f 10.1.2.3 CT-01.example.local lease=active",
        "00:1b:2c:3d:4e:60 10.1.2.4 PUMP-7 lease=reserved_active",
    ];
    check(WINDOWS_JAPANESE, Tool::WindowsDhcp, &expected);
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(WINDOWS_JAPANESE);
    assert_eq!(lines(&read(&cp932).unwrap()), expected);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(WINDOWS_JAPANESE.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(lines(&read(&utf16).unwrap()), expected);
}

#[test]
fn logs_of_zeek() {
    let read = check(
        ZEEK,
        Tool::Zeek,
        &[
            "10.1.2.3 first=2026-09-21T14:13:20.500Z last=2026-09-21T14:13:22.000Z",
            "10.1.2.9 open=11112:dicom first=2026-09-21T14:13:20.500Z last=2026-09-21T14:13:20.500Z",
        ],
    );
    assert_eq!(
        (read.value.passed.unanswered, read.value.passed.elsewhere),
        (1, 1)
    );
    check(
        ZEEK_JSON,
        Tool::Zeek,
        &[
            "10.1.2.3 open=104: first=2026-09-21T14:13:20.250Z last=2026-09-21T14:13:20.250Z",
            "00:1b:2c:3d:4e:5f ct-01 first=2026-10-01T08:00:00.000Z last=2026-10-01T08:00:00.000Z",
            "! line 3: not understood: \"{\\\"ts\\\":1790000000.25,\\\"\"",
        ],
    );
}

#[test]
fn tables_that_people_make() {
    check(
        TABLE,
        Tool::Table,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 ct-01 vlan=20",
            "00:1b:2c:3d:4e:60",
            "! line 4: \"10.1.2.999\" is no IP address of an interface",
            "! line 5: an entry without any address",
        ],
    );
}

#[test]
fn a_terminal_with_two_commands_tells_its_switch_and_what_contradicts_itself() {
    let read = check(
        MAC_TABLE,
        Tool::MacTable,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 vlan=20 switch=sw-3f-1 port=Gi1/0/7",
            "00:1b:2c:3d:4e:60 vlan=20 switch=sw-3f-1 port=Gi1/0/8",
            "00:1b:2c:3d:4e:60 vlan=20 switch=sw-3f-1 port=Gi1/0/9",
            "! line 10: 00:1b:2c:3d:4e:60 is at the ports [\"Gi1/0/8\", \"Gi1/0/9\"]",
            "! line 11: not understood: \"20    001b.2c3d.4e     DYNAMIC     Gi1/0/9\"",
        ],
    );
    assert_eq!(
        (read.value.passed.groups, read.value.passed.unanswered),
        (1, 1)
    );
}

#[test]
fn tables_of_many_systems_say_the_same() {
    for (system, text) in SYSTEMS {
        let read = read(text.as_bytes()).unwrap();
        let found = lines(&read);
        let found = found.first().map(|line| line.replace("port7", "port1.0.7"));
        assert_eq!(
            found.as_deref(),
            Some("00:1b:2c:3d:4e:5f vlan=20 port=port1.0.7"),
            "{system}"
        );
        assert_eq!(read.value.tool, Tool::MacTable, "{system}");
        assert!(
            read.diagnostics.is_empty(),
            "{system}: {:?}",
            read.diagnostics
        );
    }
    for (system, text) in ARP {
        let read = read(text.as_bytes()).unwrap();
        let found = lines(&read);
        assert_eq!(found.len(), 1, "{system}: {found:?}");
        assert!(
            found[0].starts_with("00:1b:2c:3d:4e:5f 10.1.2.3"),
            "{system}: {found:?}"
        );
        let is_table = system == "Windows as CSV";
        assert_eq!(read.value.tool == Tool::Arp, !is_table, "{system}");
    }
}

#[test]
fn neighbours_of_a_switch() {
    check(
        LLDP,
        Tool::Neighbours,
        &[
            "00:1b:2c:3d:4e:5f 10.1.2.3 ct-01.example vlan=20 port=Gi1/0/7",
            "00:1b:2c:3d:4e:60 10.1.2.4 pump-7 port=Gi1/0/8",
        ],
    );
    check(
        CDP,
        Tool::Neighbours,
        &[
            "switch-1 port=Gig 1/0/1",
            "a-switch-with-a-very-long-name.example port=Ten 1/0/6",
            "very-long-name-th port=Gig 1/0/2",
        ],
    );
}

#[test]
fn ipv6_neighbours() {
    check(
        "IPv6 Address                              Age Link-layer Addr State Interface\nFE80::21B:2CFF:FE3D:4E5F                    0 001b.2c3d.4e5f  REACH Vl20\n2001:DB8::3                                 5 001b.2c3d.4e5f  STALE Vl20\n",
        Tool::Arp,
        &["00:1b:2c:3d:4e:5f 2001:db8::3 fe80::21b:2cff:fe3d:4e5f vlan=20"],
    );
}

#[test]
fn what_is_no_scan_says_what_it_seems_to_be() {
    for (bytes, expected) in [
        (&b""[..], ScanError::Empty),
        (b" \n ", ScanError::Empty),
        (b"{\"bomFormat\": \"CycloneDX\"}", ScanError::Sbom),
        (b"<bom/>", ScanError::Sbom),
        (b"SPDXVersion: SPDX-2.3", ScanError::Sbom),
        (
            b"<!DOCTYPE html><html><body>404</body></html>",
            ScanError::WebPage,
        ),
        (
            b"<a/>",
            ScanError::OtherXml {
                root: "a".to_owned(),
            },
        ),
        (b"{\"a\": 1}", ScanError::OtherJson),
        (b"name,price\na,1\n", ScanError::NoAddresses),
        (b"a,b,c\n1,2,3\n", ScanError::OtherTable),
        (
            "会議は10時からです。\nVersion 8.10.162.0 を使います。".as_bytes(),
            ScanError::NoAddresses,
        ),
    ] {
        assert_eq!(
            read(bytes),
            Err(expected),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(matches!(
        read(b"\x89PNG\r\n\x1a\n\0\0"),
        Err(ScanError::Unreadable(_))
    ));
    assert!(matches!(read(b"%PDF-1.7"), Err(ScanError::Unreadable(_))));
}

#[test]
fn what_was_read_travels_to_the_page() {
    for text in [NMAP, DHCPD, WINDOWS, ZEEK, MAC_TABLE, LLDP] {
        let read = read(text.as_bytes()).unwrap();
        let bytes = postcard::to_allocvec(&read).unwrap();
        assert_eq!(postcard::from_bytes::<Read>(&bytes).unwrap(), read);
    }
}
