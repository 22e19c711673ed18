//! Scenes for tests: a small hospital, and one whose names are hostile.

use super::{
    element::ElementKey,
    scene::{Border, Look, Point, Rect, Scene, Shape, Tone, Wire, WireKind},
};
use crate::ident::id::EntityId;

pub(super) fn id(nth: u8) -> EntityId {
    EntityId::from_bytes([nth; 16])
}

const fn rect(x: i32, y: i32, width: i32, height: i32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

fn shape(
    key: ElementKey,
    parent: Option<ElementKey>,
    look: Look,
    rect: Rect,
    label: &str,
) -> Shape {
    Shape {
        key,
        parent,
        look,
        rect,
        label: label.to_owned(),
        details: Vec::new(),
        count: 1,
        is_folded: false,
        tone: Tone::Plain,
        signs: Vec::new(),
    }
}

fn wire(nth: u8, from: ElementKey, to: ElementKey, kind: WireKind, label: &str) -> Wire {
    Wire {
        key: ElementKey::Link(id(nth)),
        from,
        to,
        kind,
        label: label.to_owned(),
        heads: (false, true),
        points: vec![
            Point { x: 180, y: 90 },
            Point { x: 320, y: 90 },
            Point { x: 320, y: 200 },
        ],
        tone: Tone::Plain,
        signs: Vec::new(),
    }
}

const ZONE: fn() -> ElementKey = || ElementKey::Zone(Some(id(1)));
const FIREWALL: fn() -> ElementKey = || ElementKey::Unit(id(11));
const MONITOR: fn() -> ElementKey = || ElementKey::Unit(id(12));
const VENDOR: fn() -> ElementKey = || ElementKey::Vendor(Some(id(40)));

const OUTSIDE: fn() -> ElementKey = || ElementKey::Zone(Some(id(3)));
const CLOSED: fn() -> ElementKey = || ElementKey::Zone(Some(id(2)));
const GROUP: fn() -> ElementKey = || ElementKey::Group {
    zone: Some(id(1)),
    model: Some(id(30)),
};

fn areas() -> Vec<Shape> {
    let mut outside = shape(
        OUTSIDE(),
        None,
        Look::OutsideZone,
        rect(700, 20, 200, 300),
        "インターネット",
    );
    outside.tone = Tone::Warning;
    outside.signs = vec!["監視なし".to_owned()];
    let mut folded = shape(
        ElementKey::Zone(None),
        None,
        Look::Zone,
        rect(700, 360, 180, 50),
        "ゾーンなし",
    );
    folded.is_folded = true;
    folded.count = 240;
    folded.tone = Tone::Unknown;
    let zone = rect(20, 20, 400, 300);
    let closed = rect(440, 20, 240, 300);
    vec![
        shape(ZONE(), None, Look::Zone, zone, "医療機器系"),
        shape(CLOSED(), None, Look::IsolatedZone, closed, "手術室"),
        outside,
        folded,
    ]
}

fn devices() -> Vec<Shape> {
    let zone = Some(ZONE());
    let mut monitor = shape(
        MONITOR(),
        zone,
        Look::Device,
        rect(40, 60, 180, 76),
        "ベッドサイドモニタ",
    );
    monitor.details = vec!["10.1.2.3".to_owned(), "ICU 3番".to_owned()];
    monitor.tone = Tone::Danger;
    monitor.signs = vec!["サポート終了".to_owned()];
    let mut pumps = shape(
        GROUP(),
        zone,
        Look::Group,
        rect(40, 160, 140, 50),
        "輸液ポンプ",
    );
    pumps.count = 12;
    pumps.tone = Tone::Good;
    let mut all = vec![
        shape(
            FIREWALL(),
            zone,
            Look::Firewall,
            rect(260, 60, 120, 40),
            "FW-1",
        ),
        monitor,
        pumps,
    ];
    let closed = [
        (ElementKey::Unit(id(13)), Look::Router, "RT-1"),
        (ElementKey::Unit(id(14)), Look::Switch, "SW-1"),
        (ElementKey::Unit(id(15)), Look::AccessPoint, "AP-1"),
        (ElementKey::Carried(id(16)), Look::Carried, "USB"),
    ];
    for ((key, look, label), y) in closed.into_iter().zip([60, 120, 180, 240]) {
        all.push(shape(
            key,
            Some(CLOSED()),
            look,
            rect(460, y, 120, 40),
            label,
        ));
    }
    let place = rect(720, 60, 150, 40);
    all.push(shape(
        VENDOR(),
        Some(OUTSIDE()),
        Look::Vendor,
        place,
        "ミナト計測",
    ));
    all
}

fn wires() -> Vec<Wire> {
    let router = ElementKey::Unit(id(13));
    let carried = ElementKey::Carried(id(16));
    let mut remote = wire(50, VENDOR(), FIREWALL(), WireKind::Remote, "保守回線 VPN");
    remote.heads = (true, true);
    remote.tone = Tone::Warning;
    remote.signs = vec!["期限切れ".to_owned()];
    vec![
        wire(51, MONITOR(), FIREWALL(), WireKind::Allowed, "HL7 2575/tcp"),
        wire(52, GROUP(), FIREWALL(), WireKind::Observed, "HTTP"),
        wire(53, FIREWALL(), OUTSIDE(), WireKind::Blocked, "すべて"),
        wire(54, FIREWALL(), router, WireKind::Plain, ""),
        wire(55, carried, CLOSED(), WireKind::Carried, "データ"),
        remote,
    ]
}

/// Every look, every kind of line, every tone.
pub(super) fn scene() -> Scene {
    Scene {
        title: "ネットワーク構成図".to_owned(),
        captions: vec!["みどり病院 2026-11-21".to_owned(), "目的: 保守".to_owned()],
        shapes: [areas(), devices()].concat(),
        wires: wires(),
        borders: vec![Border {
            key: ElementKey::Boundary(id(60)),
            label: "責任分界 病院 / ミナト計測".to_owned(),
            inside: vec![ZONE(), CLOSED()],
            rects: vec![rect(10, 10, 420, 320), rect(434, 10, 250, 320)],
            tone: Tone::Plain,
        }],
        bounds: rect(10, 10, 890, 400),
    }
}

/// Names that break out of what they are written into, where something forgets to escape them.
pub(super) const HOSTILE: [&str; 12] = [
    "<b>太字</b>",
    "\"><script>alert(1)</script>",
    "]]><x/>",
    "&lt;&amp;&#x41;&nbsp;",
    "{{ 7 * 7 }} %name% ${x}",
    "一行目\n二行目\r\n\t三行目",
    "\u{0}\u{8}\u{B}\u{1B}[31m制御\u{FFFE}",
    "👩\u{200D}⚕️🏥",
    "' onload='x",
    "</text></svg>",
    "html=1;shape=image;image=javascript:alert(1)",
    "\u{202E}gnp.exe",
];

/// The sample with hostile names everywhere.
pub(super) fn hostile() -> Scene {
    let mut scene = scene();
    let mut names = HOSTILE.iter().cycle().map(|name| (*name).to_owned());
    let mut next = || names.next().unwrap_or_default();
    scene.title = next();
    scene.captions.iter_mut().for_each(|text| *text = next());
    for shape in &mut scene.shapes {
        shape.label = next();
        shape.details.push(next());
        shape.signs.push(next());
    }
    for wire in &mut scene.wires {
        wire.label = next();
        wire.signs.push(next());
    }
    scene
        .borders
        .iter_mut()
        .for_each(|border| border.label = next());
    scene
}
