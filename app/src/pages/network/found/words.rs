//! What scans saw, in words.

use std::net::IpAddr;

use daicho_core::discover::hint::Hint;
use daicho_core::discover::identity::Identity;
use daicho_core::discover::oui::Vendor;
use daicho_core::discover::problem::{Diagnostic, Problem, ScanError};
use daicho_core::discover::range::Range;
use daicho_core::discover::reconcile::{Finding, Host, Outside, Place};
use daicho_core::discover::sighting::Port;
use daicho_core::discover::tool::Tool;
use daicho_core::ident::parsed;
use yew::AttrValue;

use crate::i18n::{Arg, Texts};
use crate::pages::devices;
use crate::pages::import;

/// Returns what wrote a file.
pub(super) fn tool(t: Texts, tool: Tool) -> AttrValue {
    t.get(&format!("found-tool-{}", tool.code()))
}

/// Returns what a file seems to be that is no scan, and what to do.
pub(super) fn refusal(t: Texts, error: &ScanError) -> (AttrValue, AttrValue) {
    let mut args: Vec<(&'static str, Arg)> = Vec::new();
    let key = match error {
        ScanError::Empty => "empty",
        ScanError::TooLarge { limit } => {
            args.push(("limit", t.bytes(*limit as f64).to_string().into()));
            "too-large"
        }
        ScanError::TooManyLines { limit } => {
            args.push(("limit", (*limit).into()));
            "too-many-lines"
        }
        ScanError::Sbom => "sbom",
        ScanError::WebPage => "web-page",
        ScanError::OtherXml { root } => {
            args.push(("root", root.clone().into()));
            "other-xml"
        }
        ScanError::OtherJson => "other-json",
        ScanError::Unreadable(error) => return import::words::read_error(t, error),
        ScanError::OtherTable => "other-table",
        ScanError::NoAddresses => "no-addresses",
    };
    let told = t.with(&format!("found-refused-{key}"), &args);
    (told, t.get("found-refused-do"))
}

/// Returns what in a line was not understood, with its number.
pub(super) fn problem(t: Texts, diagnostic: &Diagnostic) -> AttrValue {
    let list = |all: &[String]| Arg::from(all.join(&t.get("list-separator")));
    let mut args: Vec<(&'static str, Arg)> = vec![("line", diagnostic.at.line.into())];
    let mut with = |name: &'static str, value: Arg| args.push((name, value));
    let key = match &diagnostic.problem {
        Problem::NotUnderstood { text } => {
            with("text", text.clone().into());
            "not-understood"
        }
        Problem::NotMac { text } => {
            with("text", text.clone().into());
            "not-mac"
        }
        Problem::NoInterface { text } => {
            with("text", text.clone().into());
            "no-interface"
        }
        Problem::NotIp { text } => {
            with("text", text.clone().into());
            "not-ip"
        }
        Problem::NotPort { text } => {
            with("text", text.clone().into());
            "not-port"
        }
        Problem::NotTime { text } => {
            with("text", text.clone().into());
            "not-time"
        }
        Problem::NoAddress => "no-address",
        Problem::CutOff => "cut-off",
        Problem::Unfinished { reason } => {
            with("reason", reason.clone().into());
            "unfinished"
        }
        Problem::Entity { name } => {
            with("name", name.clone().into());
            "entity"
        }
        Problem::EndsBeforeStart => "ends-before-start",
        Problem::FarFuture => "far-future",
        Problem::ClockNotSet => "clock-not-set",
        Problem::SeveralPorts { mac, ports } => {
            with("mac", mac.clone().into());
            with("ports", list(ports));
            "several-ports"
        }
        Problem::SeveralMacs { ip, macs } => {
            with("ip", ip.to_string().into());
            with("macs", list(macs));
            "several-macs"
        }
        Problem::Table(problem) => {
            let of_table = parsed::Diagnostic {
                at: diagnostic.at,
                problem: problem.clone(),
            };
            return import::words::diagnostic(t, &of_table);
        }
        Problem::NotListed { count } => {
            with("count", (*count).into());
            "not-listed"
        }
    };
    t.with(&format!("found-problem-{key}"), &args)
}

/// Returns why nothing is known of a device that was not seen.
pub(super) fn outside(t: Texts, why: Outside) -> AttrValue {
    t.get(match why {
        Outside::NoAddress => "found-outside-no-address",
        Outside::OtherNetwork => "found-outside-other-network",
        Outside::NotByLease => "found-outside-not-by-lease",
        Outside::Ambiguous => "found-outside-ambiguous",
    })
}

/// Returns what something may be, never what it is.
pub(super) fn hint(t: Texts, hint: &Hint) -> AttrValue {
    let trade = |code: &str| t.get(&format!("found-trade-{code}")).to_string();
    match hint {
        Hint::Port {
            service, number, ..
        } => t.with(
            &format!("found-service-{}", service.code()),
            &[("port", number.to_string().into())],
        ),
        Hint::Maker { trade: of, name } => t.with(
            "found-hint-maker",
            &[
                ("name", name.clone().into()),
                ("trade", trade(of.code()).into()),
            ],
        ),
        Hint::Name { trade: of, word } => t.with(
            "found-hint-name",
            &[
                ("word", word.clone().into()),
                ("trade", trade(of.code()).into()),
            ],
        ),
        Hint::RandomAddress => t.get("found-hint-random"),
    }
}

/// Returns the same in as few words as fit into a cell.
pub(super) fn hint_in_short(t: Texts, hint: &Hint) -> AttrValue {
    match hint {
        Hint::Port {
            service, number, ..
        } => format!(
            "{} {number}",
            t.get(&format!("found-port-{}", service.code()))
        )
        .into(),
        Hint::Maker { trade, .. } | Hint::Name { trade, .. } => {
            let trade = t.get(&format!("found-trade-{}", trade.code())).to_string();
            t.with("found-hint-short", &[("trade", trade.into())])
        }
        Hint::RandomAddress => t.get("found-hint-random-short"),
    }
}

/// The name of a finding in keys.
pub(super) const fn code(finding: &Finding) -> &'static str {
    match finding {
        Finding::ChangedAddress { .. } => "changed-address",
        Finding::ChangedMac { .. } => "changed-mac",
        Finding::MacInTwoPlaces { .. } => "two-places",
        Finding::UndeclaredPorts { .. } => "undeclared-ports",
        Finding::NothingDeclared { .. } => "nothing-declared",
        Finding::AddressTwice { .. } => "address-twice",
        Finding::GoneButSeen { .. } => "gone-but-seen",
        Finding::SaidOffline => "said-offline",
    }
}

/// Returns what was found, in a few words.
pub(super) fn finding(t: Texts, finding: &Finding) -> AttrValue {
    t.get(&format!("found-finding-{}", code(finding)))
}

/// Returns what exactly was found, and what to do about it.
pub(super) fn advice(t: Texts, finding: &Finding) -> AttrValue {
    let args: Vec<(&'static str, Arg)> = match finding {
        Finding::ChangedAddress { was, now, .. } => {
            vec![
                ("was", was.to_string().into()),
                ("now", joined(t, now).into()),
            ]
        }
        Finding::ChangedMac { was, now, .. } => vec![
            ("was", was.to_string().into()),
            ("now", now.to_string().into()),
        ],
        Finding::MacInTwoPlaces { places } => {
            let places: Vec<String> = places.iter().map(place).collect();
            vec![("places", places.join(&t.get("list-separator")).into())]
        }
        Finding::UndeclaredPorts { ports, .. } => {
            let ports: Vec<String> = ports.iter().map(port).collect();
            vec![("ports", ports.join(&t.get("list-separator")).into())]
        }
        Finding::AddressTwice { ip, others } => {
            let others: Vec<String> = others.iter().map(identity).collect();
            vec![
                ("ip", ip.to_string().into()),
                ("others", others.join(&t.get("list-separator")).into()),
            ]
        }
        Finding::GoneButSeen { status } => {
            let status = devices::words::choice(t, "status", status).to_string();
            vec![("status", status.into())]
        }
        Finding::NothingDeclared { .. } | Finding::SaidOffline => Vec::new(),
    };
    t.with(&format!("found-finding-{}-do", code(finding)), &args)
}

fn identity(of: &Identity) -> String {
    match of {
        Identity::Mac(mac) => mac.to_string(),
        Identity::Ip(ip) => ip.to_string(),
        Identity::Host(name) => name.clone(),
    }
}

fn joined(t: Texts, all: &[IpAddr]) -> String {
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    all.join(&t.get("list-separator"))
}

/// Returns a port as people write it.
pub(super) fn port(port: &Port) -> String {
    let transport = if port.is_udp { "udp" } else { "tcp" };
    let known = [port.service.as_deref(), port.product.as_deref()];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    let said = known.join(" ");
    if said.is_empty() {
        format!("{}/{transport}", port.number)
    } else {
        format!("{}/{transport} ({said})", port.number)
    }
}

/// Returns where a cable leads to.
pub(super) fn place(place: &Place) -> String {
    let vlan = place.vlan.as_ref().map(|vlan| format!("VLAN {vlan}"));
    let parts = [
        place.switch.as_deref(),
        place.port.as_deref(),
        vlan.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// Returns the maker of an interface.
pub(super) fn vendor(t: Texts, host: &Host) -> AttrValue {
    match (&host.vendor, &host.said_vendor) {
        (Vendor::Known(name), _) | (Vendor::Unknown, Some(name)) => name.clone().into(),
        (Vendor::Random, _) => t.get("found-vendor-random"),
        (Vendor::Unknown, None) => match host.mac() {
            Some(_) => t.get("found-vendor-unknown"),
            None => AttrValue::default(),
        },
    }
}

/// Returns a range as people write it.
pub(super) fn range(range: &Range) -> String {
    if range.first == range.last {
        range.first.to_string()
    } else {
        format!("{} – {}", range.first, range.last)
    }
}
