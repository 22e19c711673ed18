//! What headers of columns mean.

use std::collections::BTreeMap;

use crate::{device::fields::interface::INTERFACE, ident::text::match_key};

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Column {
    Ip,
    Mac,
    Host,
    Vlan,
    Switch,
    Port,
    Vendor,
    Os,
    Ports,
    /// What a DHCP server says of an address.
    State,
    /// When a lease ends.
    Ends,
}

/// Words beside those that the ledger has for its own fields; they count before those.
const WORDS: [(Column, &[&str]); 11] = [
    (
        Column::Ip,
        &[
            "client ip address",
            "ipaddress",
            "ip-address",
            "クライアントipアドレス",
            "address",
            "ipv4address",
            "ip addresses",
            "ipv6address",
            "ip address list",
            "ip_address",
            "ip_addr",
            "host ip",
            "target",
        ],
    ),
    (
        Column::Mac,
        &[
            "unique id",
            "clientid",
            "client id",
            "一意のid",
            "一意識別子",
            "mac-address",
            "macaddress",
            "mac_address",
            "hwaddr",
            "mac_addr",
            "link-layer address",
            "linklayeraddress",
            "ll address",
        ],
    ),
    (
        Column::Host,
        &[
            "name",
            "hostname",
            "host-name",
            "host_name",
            "名前",
            "client name",
            "クライアント名",
            "system name",
            "device name",
            "名称",
            "dns",
        ],
    ),
    (Column::Vlan, &["vlan", "vid"]),
    (
        Column::Switch,
        &[
            "switch",
            "switch name",
            "スイッチ",
            "スイッチ名",
            "sw名",
            "接続スイッチ",
            "接続スイッチ名",
            "収容スイッチ",
        ],
    ),
    (
        Column::Port,
        &[
            "port",
            "switch port",
            "interface",
            "ポート",
            "ポート番号",
            "接続ポート",
            "スイッチポート",
            "if",
        ],
    ),
    (
        Column::Vendor,
        &[
            "vendor",
            "manufacturer",
            "maker",
            "メーカー",
            "メーカ",
            "ベンダー",
            "ベンダ",
            "mac vendor",
            "製造元",
        ],
    ),
    (
        Column::Os,
        &[
            "os",
            "operating system",
            "os name",
            "オペレーティングシステム",
        ],
    ),
    (
        Column::Ports,
        &[
            "open ports",
            "tcp ports",
            "open tcp ports",
            "開放ポート",
            "開いているポート",
            "空きポート一覧",
        ],
    ),
    (
        Column::State,
        &[
            "addressstate",
            "address state",
            "lease state",
            "lease status",
        ],
    ),
    (
        Column::Ends,
        &[
            "lease expiration",
            "leaseexpirytime",
            "lease expiry",
            "リースの有効期限",
            "リース期限",
            "リース有効期限",
        ],
    ),
];

/// The words, found by their keys.
pub(super) struct Words(BTreeMap<String, Column>);

impl Words {
    pub(super) fn new() -> Self {
        let mut words = BTreeMap::new();
        for spec in INTERFACE {
            let column = match spec.key {
                "ipv4" | "ipv6" => Column::Ip,
                "mac" => Column::Mac,
                "host_name" => Column::Host,
                "vlan" => Column::Vlan,
                "switch_port" => Column::Port,
                _ => continue,
            };
            words.extend(spec.headers.iter().map(|word| (key(word), column)));
        }
        for (column, all) in WORDS {
            words.extend(all.iter().map(|word| (key(word), column)));
        }
        Self(words)
    }

    pub(super) fn column(&self, header: &str) -> Option<Column> {
        self.0.get(&key(header)).copied()
    }
}

/// Blanks do not count: `クライアント IP アドレス`.
fn key(word: &str) -> String {
    match_key(word).replace(' ', "")
}

/// Whether headers are those of a Windows DHCP server, of its window or of PowerShell, in English or Japanese.
pub(super) fn is_windows<'a>(headers: impl Iterator<Item = &'a str>) -> bool {
    const OWN: [&str; 7] = [
        "clientipaddress",
        "uniqueid",
        "クライアントipアドレス",
        "一意のid",
        "addressstate",
        "leaseexpirytime",
        "scopeid",
    ];
    let keys: Vec<String> = headers.map(key).collect();
    keys.iter()
        .filter(|header| OWN.contains(&header.as_str()))
        .count()
        >= 2
}
