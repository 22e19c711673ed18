//! One component as CycloneDX 1.6 has it. What the format has no field for goes under names of our own.

use std::borrow::Cow;

use super::shape::{Choice, Hash, License, Named, Part, Property, Swid};
use crate::{
    catalogue::fold::fold,
    sbom::{
        cyclonedx::rules,
        model::{Checksum, Component, Kind, Scheme, is_end_of_support},
        own,
    },
};

/// The word of a kind; `None` where the format has none.
fn word(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Application => "application",
        Kind::Framework => "framework",
        Kind::Library => "library",
        Kind::Container => "container",
        Kind::Platform => "platform",
        Kind::OperatingSystem => "operating-system",
        Kind::Device => "device",
        Kind::DeviceDriver => "device-driver",
        Kind::Firmware => "firmware",
        Kind::File => "file",
        Kind::Other(word) => return rules::other_type(word),
        Kind::Unstated => return None,
    })
}

/// Returns a component without those in it.
pub(super) fn part<'a>(component: &'a Component, bom_ref: &'a str) -> Part<'a> {
    let mut part = Part {
        // The format recommends it where the type is not known.
        kind: word(&component.kind).unwrap_or("library"),
        bom_ref,
        supplier: component.supplier.as_deref().map(|name| Named { name }),
        group: component.group.as_deref(),
        name: &component.name,
        version: component.version.as_deref(),
        description: component.description.as_deref(),
        hashes: Vec::new(),
        licenses: licences(&component.licences),
        cpe: None,
        purl: None,
        omnibor: Vec::new(),
        swhid: Vec::new(),
        swid: None,
        components: Vec::new(),
        properties: Vec::new(),
    };
    let properties = component.properties.iter();
    part.properties
        .extend(properties.map(|(name, value)| Property {
            name: Cow::Borrowed(name),
            value: Cow::Borrowed(value),
        }));
    if word(&component.kind).is_none() {
        let mut value = "";
        if let Kind::Other(word) = &component.kind {
            value = word;
        }
        add(&mut part, own::KIND, value);
    }
    identify(&mut part, component);
    for checksum in &component.hashes {
        match hash(checksum) {
            Some(hash) => part.hashes.push(hash),
            None => {
                let name = own::hash(&checksum.algorithm);
                add(&mut part, name, &checksum.value);
            }
        }
    }
    let is_told = |(name, value): &(String, String)| is_end_of_support(name) && !value.is_empty();
    if let Some(end) = &component.end_of_support
        && !component.properties.iter().any(is_told)
    {
        add(&mut part, own::END_OF_SUPPORT, end);
    }
    part
}

/// Adds a property of our own.
pub(super) fn add<'a>(
    part: &mut Part<'a>,
    name: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
) {
    part.properties.push(Property {
        name: name.into(),
        value: value.into(),
    });
}

fn identify<'a>(part: &mut Part<'a>, component: &'a Component) {
    for identifier in &component.identifiers {
        let value = identifier.value.as_str();
        match &identifier.scheme {
            Scheme::Purl if part.purl.is_none() => part.purl = Some(value),
            Scheme::Cpe if part.cpe.is_none() => part.cpe = Some(value),
            Scheme::Swid if part.swid.is_none() => {
                part.swid = Some(Swid {
                    tag_id: value,
                    name: &component.name,
                });
            }
            Scheme::Other(word) if word == "swhid" => part.swhid.push(value),
            Scheme::Other(word) if word == "omniborId" => part.omnibor.push(value),
            scheme @ (Scheme::Purl | Scheme::Cpe | Scheme::Swid | Scheme::Other(_)) => {
                add(part, own::identifier(scheme), value);
            }
        }
    }
}

/// A hash as the format writes it, `SHA256` as `SHA-256`; `None` where the format does not have it.
fn hash(checksum: &Checksum) -> Option<Hash<'_>> {
    let key = fold(&checksum.algorithm);
    let mut names = rules::algorithms();
    let alg = names.find(|name| fold(name) == key)?;
    let content = checksum.value.as_str();
    rules::is_hash(alg, content).then_some(Hash { alg, content })
}

/// One expression, or licences by their ids and names.
fn licences(all: &[String]) -> Vec<Choice<'_>> {
    if let [one] = all
        && !rules::is_spdx(one)
        && spdx::Expression::parse(one).is_ok()
    {
        return vec![Choice::Expression(one)];
    }
    let license = |text: &String| rules::is_spdx(text) && text.trim() == text;
    let choice = |text| {
        Choice::License(if license(text) {
            License::Id(text)
        } else {
            License::Name(text)
        })
    };
    all.iter().map(choice).collect()
}
