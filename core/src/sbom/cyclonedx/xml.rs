//! CycloneDX as XML. The version of the format is in the name space.

use std::borrow::Cow;

use super::{
    shape::{
        Attached, Bom, Choice, Component, Dependency, Entity, Flow, Hash, Issue, License, Metadata,
        Named, Patch, Pedigree, Property, Service, Swid, Tool,
    },
    understood::understood_with,
};
use crate::sbom::{
    Read,
    lenient::{Fields, Given, Items, Lines, List, Object, Text, Texts, Words},
    problem::{Problems, SbomError},
    tree::Element,
};

const NAMESPACE: &str = "http://cyclonedx.org/schema/bom/";

/// Reads a document.
///
/// # Errors
/// When the document is of another kind.
pub(in crate::sbom) fn read(root: &Element, problems: Problems) -> Result<Read, SbomError> {
    let namespace = root.namespace.as_deref().unwrap_or_default();
    match namespace.strip_prefix(NAMESPACE) {
        Some(version) if root.name == "bom" => understood_with(bom(root, version), problems),
        _ => Err(SbomError::NotAnSbom),
    }
}

fn bom<'a>(root: &'a Element, version: &'a str) -> Bom<'a> {
    Bom {
        bom_format: text("CycloneDX"),
        spec_version: text(version),
        serial_number: attribute(root, "serialNumber"),
        metadata: object(root.child("metadata"), metadata),
        components: list(root, "components", "component", component),
        dependencies: list(root, "dependencies", "dependency", dependency),
        services: list(root, "services", "service", service),
    }
}

fn text(text: &str) -> Text<'_> {
    Given::Value(Words(Cow::Borrowed(text)))
}

fn child<'a>(element: &'a Element, name: &str) -> Text<'a> {
    element.text_of(name).map_or(Given::Absent, text)
}

/// As [`child`]; several of them are none that the format knows.
fn only_child<'a>(element: &'a Element, name: &str) -> Text<'a> {
    if element.children_of(name).count() > 1 {
        return Given::WrongType;
    }
    child(element, name)
}

fn attribute<'a>(element: &'a Element, name: &str) -> Text<'a> {
    element.attribute(name).map_or(Given::Absent, text)
}

fn object<'a, T>(element: Option<&'a Element>, read: fn(&'a Element) -> T) -> Object<T> {
    element.map_or(Given::Absent, |element| Given::Value(Fields(read(element))))
}

/// The elements called `name` in the one called `wrapper`.
fn list<'a, T>(
    element: &'a Element,
    wrapper: &str,
    name: &str,
    read: fn(&'a Element) -> T,
) -> List<T> {
    let Some(wrapper) = element.child(wrapper) else {
        return Given::Absent;
    };
    let items = wrapper.children_of(name);
    Given::Value(Items(
        items.map(|item| Given::Value(Fields(read(item)))).collect(),
    ))
}

fn texts<'a>(found: impl Iterator<Item = &'a str>) -> Texts<'a> {
    Given::Value(Lines(found.map(text).collect()))
}

fn metadata(element: &Element) -> Metadata<'_> {
    Metadata {
        timestamp: child(element, "timestamp"),
        tools: tools(element),
        authors: list(element, "authors", "author", entity),
        component: object(element.child("component"), component),
        supplier: object(element.child("supplier"), entity),
        manufacture: object(element.child("manufacture"), entity),
        manufacturer: object(element.child("manufacturer"), entity),
        licenses: licenses(element),
    }
}

/// `<tools><tool>` up to 1.4, `<tools><components>` from 1.5 on.
fn tools(element: &Element) -> List<Tool<'_>> {
    let Some(wrapper) = element.child("tools") else {
        return Given::Absent;
    };
    let old = wrapper.children_of("tool").map(|tool| Tool {
        vendor: child(tool, "vendor"),
        name: child(tool, "name"),
        version: child(tool, "version"),
        ..Tool::default()
    });
    let new = Tool {
        components: list(wrapper, "components", "component", named),
        services: list(wrapper, "services", "service", named),
        ..Tool::default()
    };
    let all = old.chain([new]).map(|tool| Given::Value(Fields(tool)));
    Given::Value(Items(all.collect()))
}

fn named(element: &Element) -> Named<'_> {
    Named {
        name: child(element, "name"),
        version: child(element, "version"),
    }
}

fn entity(element: &Element) -> Entity<'_> {
    Entity {
        name: child(element, "name"),
    }
}

fn component(element: &Element) -> Component<'_> {
    let repeated = |name: &'static str| {
        let found = element.children_of(name);
        texts(found.map(|child| child.text.trim()))
    };
    Component {
        kind: attribute(element, "type"),
        bom_ref: attribute(element, "bom-ref"),
        supplier: object(element.child("supplier"), entity),
        manufacturer: object(element.child("manufacturer"), entity),
        publisher: child(element, "publisher"),
        group: child(element, "group"),
        name: child(element, "name"),
        version: child(element, "version"),
        description: child(element, "description"),
        scope: child(element, "scope"),
        hashes: list(element, "hashes", "hash", hash),
        licenses: licenses(element),
        cpe: child(element, "cpe"),
        purl: child(element, "purl"),
        swid: object(element.child("swid"), |swid| Swid {
            tag_id: attribute(swid, "tagId"),
            name: attribute(swid, "name"),
        }),
        swhid: repeated("swhid"),
        omnibor_id: repeated("omniborId"),
        pedigree: object(element.child("pedigree"), pedigree),
        properties: list(element, "properties", "property", property),
        components: list(element, "components", "component", component),
    }
}

fn hash(element: &Element) -> Hash<'_> {
    Hash {
        alg: attribute(element, "alg"),
        content: text(element.text.trim()),
    }
}

fn property(element: &Element) -> Property<'_> {
    Property {
        name: attribute(element, "name"),
        value: text(element.text.trim()),
    }
}

fn licenses(element: &Element) -> List<Choice<'_>> {
    let Some(wrapper) = element.child("licenses") else {
        return Given::Absent;
    };
    let choices = wrapper
        .children
        .iter()
        .map(|choice| match choice.name.as_str() {
            "expression" => Choice {
                expression: text(choice.text.trim()),
                ..Choice::default()
            },
            _ => Choice {
                license: object(Some(choice), |license| License {
                    id: only_child(license, "id"),
                    name: only_child(license, "name"),
                    text: object(license.child("text"), |text| Attached {
                        encoding: attribute(text, "encoding"),
                    }),
                }),
                ..Choice::default()
            },
        });
    Given::Value(Items(
        choices.map(|choice| Given::Value(Fields(choice))).collect(),
    ))
}

fn dependency(element: &Element) -> Dependency<'_> {
    let refs = |name: &'static str| {
        let found = element.children_of(name);
        texts(found.filter_map(|child| child.attribute("ref")))
    };
    Dependency {
        reference: attribute(element, "ref"),
        depends_on: refs("dependency"),
        provides: refs("provides"),
    }
}

fn pedigree(element: &Element) -> Pedigree<'_> {
    Pedigree {
        patches: list(element, "patches", "patch", |patch| Patch {
            kind: attribute(patch, "type"),
            resolves: list(patch, "resolves", "issue", |issue| Issue {
                kind: attribute(issue, "type"),
            }),
        }),
    }
}

fn service(element: &Element) -> Service<'_> {
    let flow = |data: &'static str| {
        list(element, "data", data, |flow| Flow {
            flow: attribute(flow, "flow"),
        })
    };
    // From 1.5 on the flow stands one level deeper.
    let old: List<Flow<'_>> = flow("classification");
    let is_new = element
        .child("data")
        .is_some_and(|data| data.child("dataflow").is_some());
    Service {
        bom_ref: attribute(element, "bom-ref"),
        services: list(element, "services", "service", service),
        data: if is_new { flow("dataflow") } else { old },
    }
}
