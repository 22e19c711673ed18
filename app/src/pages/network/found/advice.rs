//! How such files are made without harm.

use yew::prelude::*;

use crate::i18n::use_texts;

/// What a tool is called here, and the command or place that makes its file.
const WAYS: [(&str, &str); 7] = [
    ("found-way-dhcpd", "/var/lib/dhcp/dhcpd.leases"),
    (
        "found-way-windows",
        "Get-DhcpServerv4Scope | Get-DhcpServerv4Lease | Export-Csv leases.csv -Encoding UTF8",
    ),
    ("found-way-switch", "show mac address-table"),
    ("found-way-router", "show arp"),
    ("found-way-zeek", "conn.log / dhcp.log"),
    ("found-way-arp-scan", "arp-scan --localnet > arp-scan.txt"),
    ("found-way-nmap", "nmap -sn -oX nmap.xml 10.20.0.0/24"),
];

/// Short advice; the guide has more.
#[component]
pub(super) fn Advice() -> Html {
    let t = use_texts();
    html! {
        <details class="form-more" data-testid="found-advice">
            <summary>{ t.get("found-advice") }</summary>
            <div class="stack-s">
                <p><strong>{ t.get("found-advice-never") }</strong></p>
                <p>{ t.get("found-advice-safe") }</p>
                <dl class="definitions">
                    for (key, command) in WAYS {
                        <dt>{ t.get(key) }</dt>
                        <dd><code class="mono wrap">{ command }</code></dd>
                    }
                </dl>
                <p class="small muted">{ t.get("found-advice-here") }</p>
            </div>
        </details>
    }
}
