//! The fields of a network interface of a unit.

use super::choices::ADDRESSING;
use crate::catalogue::choice::words;
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;
use crate::catalogue::survey::SurveyItem;

const fn field(
    key: &'static str,
    ty: FieldType,
    section: Section,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec::new(Kind::Interface, key, ty, section, headers)
}

/// The fields of a network interface.
pub const INTERFACE: &[FieldSpec] = &[
    field(
        "unit",
        FieldType::Reference(Kind::Unit),
        Section::Internal,
        &["機器の台帳ID", "Device ledger ID"],
    ),
    // Where a person put it, in place of the zone that follows from its address and VLAN.
    field(
        "zone",
        FieldType::Reference(Kind::Zone),
        Section::Internal,
        &["手で決めたゾーン", "Zone set by hand"],
    ),
    field(
        "mac",
        FieldType::Mac,
        Section::Network,
        words! {
            "MACアドレス" "MAC address" "MAC" "MAC番号" "MACアドレス（有線）" "MACアドレス（無線）" "有線MACアドレス"
            "無線MACアドレス" "有線MAC" "無線MAC" "LAN MACアドレス" "固定MACアドレス"
            "医療機器の固定されているMACアドレス" "機器MACアドレス" "物理アドレス" "ハードウェアアドレス"
            "イーサネットアドレス" "mac addr" "physical address" "hardware address" "ethernet address"
            "Wi-Fi MAC address"
        },
    )
    .on_network()
    .answers(SurveyItem::E),
    field(
        "ipv4",
        FieldType::Ipv4,
        Section::Network,
        words! {
            "IPアドレス" "IP address" "IPv4アドレス" "IPv4 address" "IP" "IPv4" "固定IPアドレス" "固定IP"
            "割当IPアドレス" "割当IP" "割り当てIPアドレス" "機器IPアドレス" "機器IP" "端末IPアドレス"
            "ローカルIPアドレス" "ローカルIP" "プライベートIPアドレス" "プライベートIP" "院内IPアドレス"
            "IPアドレス（IPv4）" "IP番号" "医療機器に接続されているIPアドレス" "IP addr" "local IP address"
            "private IP address" "static IP address" "device IP"
        },
    )
    .on_network()
    .answers(SurveyItem::A),
    field(
        "ipv6",
        FieldType::Ipv6,
        Section::Network,
        words! {
            "IPv6アドレス" "IPv6 address" "IPv6" "IPアドレス（IPv6）" "IP address (IPv6)"
        },
    )
    .answers(SurveyItem::A),
    field(
        "host_name",
        FieldType::HostName,
        Section::Network,
        words! {
            "ホスト名" "Host name" "ホスト" "コンピュータ名" "コンピューター名" "端末名" "端末名称" "PC名" "マシン名"
            "ノード名" "機器ホスト名" "ネットワーク名" "DNS名" "FQDN" "NetBIOS名" "host" "computer name" "DNS name"
            "node name" "machine name" "device hostname" "NetBIOS name"
        },
    ),
    field(
        "addressing",
        FieldType::Choice(ADDRESSING),
        Section::Network,
        words! {
            "IPアドレスの割り当て" "Addressing" "IPアドレス割り当て" "IPアドレス割当" "IPアドレスの割当"
            "IPアドレス割当方法" "IPアドレス割当方式" "IP割当" "IP割り当て" "IP割当方法" "IP割当方式" "IP割当区分"
            "IP取得方法" "IPアドレス取得方法" "IPアドレス設定" "IP設定" "IPアドレス種別" "IPアドレス区分" "IP種別"
            "IP区分" "アドレス割り当て" "アドレス割当" "固定/DHCP" "DHCP/固定" "固定IP/DHCP" "DHCP" "DHCP有無"
            "固定・自動" "IP assignment" "IP address assignment" "address assignment" "address type" "static/DHCP"
            "DHCP/static" "IP type" "IP mode"
        },
    ),
    field(
        "vlan",
        FieldType::Text,
        Section::Network,
        words! {
            "VLAN" "VLAN ID" "VLAN番号" "VLAN名" "所属VLAN" "接続VLAN" "VLAN No" "セグメント" "セグメント名"
            "ネットワークセグメント" "所属セグメント" "接続セグメント" "VLAN name" "VLAN number" "segment"
            "network segment" "network zone"
        },
    ),
    field(
        "switch_port",
        FieldType::Text,
        Section::Network,
        words! {
            "スイッチポート" "Switch port" "スイッチ" "スイッチ名" "接続スイッチ" "接続スイッチ名"
            "接続スイッチポート" "接続先スイッチ" "接続先ポート" "接続ポート" "収容スイッチ" "収容ポート"
            "L2スイッチ" "SWポート" "SW名" "接続SW" "HUB" "HUBポート" "ハブ" "ハブポート" "接続HUB" "接続ハブ"
            "情報コンセント" "情報コンセント番号" "LANポート" "LANコンセント" "switch" "switch name" "switchport"
            "LAN port" "wall port" "network outlet"
        },
    ),
    field(
        "protocols",
        FieldType::Protocols,
        Section::Network,
        words! {
            "通信プロトコル" "Protocols" "プロトコル" "プロトコル名" "使用プロトコル" "利用プロトコル"
            "医療機器との通信プロトコル" "機器との通信プロトコル" "通信プロトコル・ポート" "プロトコル・ポート"
            "通信規格" "使用ポート" "利用ポート" "通信ポート" "通信ポート番号" "TCPポート" "TCP/UDPポート" "protocol"
            "communication protocol" "communication protocols" "network protocol" "protocols and ports" "ports"
            "open ports" "services"
        },
    )
    .on_network()
    .answers(SurveyItem::G),
];
