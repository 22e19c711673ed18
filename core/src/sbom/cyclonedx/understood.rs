//! From the shape of a CycloneDX document to the model.

use std::collections::BTreeSet;

use super::{
    VERSIONS, rules,
    shape::{Bom, Component, Dependency, Metadata, Service, Tool},
};
use crate::{
    ident::parsed::Parsed,
    sbom::{
        MAX_COMPONENTS, Read, by_reference, model,
        model::{Checksum, How, Identifier, Kind, Relation, Sbom, Scheme},
        own,
        problem::{Problem, Problems, SbomError},
    },
};

pub(super) fn understood(bom: Bom<'_>) -> Result<Read, SbomError> {
    understood_with(bom, Problems::default())
}

pub(super) fn understood_with(bom: Bom<'_>, problems: Problems) -> Result<Read, SbomError> {
    let mut reading = Reading {
        sbom: Sbom::default(),
        services: BTreeSet::new(),
        problems,
    };
    reading.bom(bom)?;
    Ok(Parsed {
        value: reading.sbom,
        diagnostics: reading.problems.into_list(),
    })
}

struct Reading {
    sbom: Sbom,
    /// The references of services.
    services: BTreeSet<String>,
    problems: Problems,
}

impl Reading {
    fn bom(&mut self, bom: Bom<'_>) -> Result<(), SbomError> {
        let version = bom.spec_version.words("specVersion", &mut self.problems);
        let version = version.unwrap_or_default();
        if !VERSIONS.contains(&version.as_str()) {
            let version = version.clone();
            self.problems.add(0, Problem::UnknownVersion { version });
        }
        self.sbom.format = format!("CycloneDX {version}").trim().to_owned();
        rules::serial_number(&bom.serial_number, &mut self.problems);
        self.sbom.id = bom.serial_number.words("serialNumber", &mut self.problems);
        if let Some(metadata) = bom.metadata.fields("metadata", &mut self.problems) {
            self.metadata(metadata)?;
        }
        for component in bom.components.all("components", &mut self.problems) {
            self.component(component, None)?;
        }
        for service in bom.services.all("services", &mut self.problems) {
            self.service(service);
        }
        let dependencies = bom.dependencies.all("dependencies", &mut self.problems);
        self.relations(dependencies);
        Ok(())
    }

    /// Services are no part of a device; that a relation may mean one has to be known.
    fn service(&mut self, service: Service<'_>) {
        rules::service(&service, &mut self.problems);
        let reference = service.bom_ref.words("bom-ref", &mut self.problems);
        self.services.extend(reference);
        for inside in service.services.all("services", &mut self.problems) {
            self.service(inside);
        }
    }

    fn metadata(&mut self, metadata: Metadata<'_>) -> Result<(), SbomError> {
        let problems = &mut self.problems;
        rules::timestamp(&metadata.timestamp, problems);
        rules::licenses(&metadata.licenses, problems);
        self.sbom.created = metadata.timestamp.words("metadata.timestamp", problems);
        for tool in metadata.tools.all("metadata.tools", problems) {
            self.sbom.tools.extend(tool_names(tool, problems));
        }
        let makers = [
            metadata.manufacture,
            metadata.manufacturer,
            metadata.supplier,
        ];
        let makers = makers.map(|maker| maker.fields("metadata.supplier", problems));
        let people = metadata.authors.all("metadata.authors", problems);
        for entity in people.into_iter().chain(makers.into_iter().flatten()) {
            let name = entity.name.words("name", problems);
            self.sbom.authors.extend(name);
        }
        if let Some(component) = metadata.component.fields("metadata.component", problems) {
            self.sbom.subject = Some(self.sbom.components.len());
            self.component(component, None)?;
        }
        Ok(())
    }

    fn component(
        &mut self,
        mut component: Component<'_>,
        parent: Option<usize>,
    ) -> Result<(), SbomError> {
        if self.sbom.components.len() == MAX_COMPONENTS {
            let limit = MAX_COMPONENTS as u64;
            return Err(SbomError::TooManyComponents { limit });
        }
        let inside = std::mem::take(&mut component.components);
        let at = self.sbom.components.len();
        let mut understood = self.alone(component);
        understood.parent = parent;
        self.sbom.components.push(understood);
        for component in inside.all("components", &mut self.problems) {
            self.component(component, Some(at))?;
        }
        Ok(())
    }

    /// A component without those inside it.
    fn alone(&mut self, component: Component<'_>) -> model::Component {
        let problems = &mut self.problems;
        rules::component(&component, problems);
        let reference = component
            .bom_ref
            .words("bom-ref", problems)
            .unwrap_or_default();
        let name = component.name.words("name", problems);
        if name.is_none() {
            let reference = reference.clone();
            problems.add(0, Problem::NoName { reference });
        }
        let kind = component.kind.words("type", problems).unwrap_or_default();
        let entities = [component.supplier, component.manufacturer];
        let entities = entities.map(|entity| {
            let entity = entity.fields("supplier", problems)?;
            entity.name.words("supplier.name", problems)
        });
        let publisher = component.publisher.words("publisher", problems);
        let mut identifiers = Vec::new();
        let mut identify = |scheme: Scheme, value: Option<String>| {
            identifiers.extend(value.map(|value| Identifier { scheme, value }));
        };
        identify(Scheme::Purl, component.purl.words("purl", problems));
        identify(Scheme::Cpe, component.cpe.words("cpe", problems));
        let swid = component.swid.fields("swid", problems);
        let swid = swid.and_then(|swid| swid.tag_id.words("swid.tagId", problems));
        identify(Scheme::Swid, swid);
        let others = [
            ("swhid", component.swhid),
            ("omniborId", component.omnibor_id),
        ];
        for (word, values) in others {
            for value in values.all(word, problems) {
                identify(Scheme::Other(word.to_owned()), Some(value));
            }
        }
        let hashes = component.hashes.all("hashes", problems).into_iter();
        let hashes = hashes.filter_map(|hash| {
            let value = hash.content.words("hash.content", problems)?;
            let algorithm = hash.alg.words("hash.alg", problems).unwrap_or_default();
            rules::hash(&algorithm, &value, problems);
            Some(Checksum { algorithm, value })
        });
        let hashes = hashes.collect();
        let choices = component.licenses.all("licenses", problems).into_iter();
        let licences = choices.filter_map(|choice| {
            let expression = choice.expression.words("expression", problems);
            let license = choice.license.fields("license", problems);
            expression.or_else(|| {
                let license = license?;
                let id = license.id.words("license.id", problems);
                id.or_else(|| license.name.words("license.name", problems))
            })
        });
        let licences = licences.collect();
        let properties = component.properties.all("properties", problems).into_iter();
        let properties = properties.filter_map(|property| {
            let name = property.name.words("property.name", problems);
            if name.is_none() {
                problems.missing("property.name");
            }
            let name = name?;
            let value = property.value.words("property.value", problems);
            Some((name, value.unwrap_or_default()))
        });
        let properties: Vec<(String, String)> = properties.collect();
        let mut ends = properties.iter();
        let end = ends.find(|(name, value)| model::is_end_of_support(name) && !value.is_empty());
        let mut component = model::Component {
            reference,
            parent: None,
            kind: Kind::of(&kind),
            supplier: entities.into_iter().flatten().next().or(publisher),
            group: component.group.words("group", problems),
            name: name.unwrap_or_default(),
            version: component.version.words("version", problems),
            description: component.description.words("description", problems),
            identifiers,
            hashes,
            licences,
            end_of_support: end.map(|(_, value)| value.clone()),
            properties,
        };
        own::take_back(&mut component);
        component
    }

    fn relations(&mut self, dependencies: Vec<Dependency<'_>>) {
        for (at, component) in self.sbom.components.iter().enumerate() {
            if let Some(parent) = component.parent {
                self.sbom.relations.push(Relation {
                    from: parent,
                    to: at,
                    how: How::Contains,
                });
            }
        }
        let by_reference = by_reference(&self.sbom.components, &mut self.problems);
        for dependency in dependencies {
            let Some(from) = dependency.reference.words("ref", &mut self.problems) else {
                self.problems.missing("dependency.ref");
                continue;
            };
            let needed = dependency.depends_on.all("dependsOn", &mut self.problems);
            let provided = dependency.provides.all("provides", &mut self.problems);
            let all = needed.into_iter().map(|to| (to, How::DependsOn));
            let provides = || How::Other("provides".to_owned());
            let all = all.chain(provided.into_iter().map(|to| (to, provides())));
            for (to, how) in all {
                let places = (by_reference.get(&from), by_reference.get(&to));
                if let (Some(&from), Some(&to)) = places {
                    self.sbom.relations.push(Relation { from, to, how });
                } else {
                    let absent = if places.0.is_none() { &from } else { &to };
                    self.absent(absent);
                }
            }
        }
    }
}

impl Reading {
    /// Tells a reference of nothing that is there.
    fn absent(&mut self, reference: &str) {
        if !self.services.contains(reference) {
            let reference = reference.to_owned();
            self.problems
                .add(0, Problem::UnknownReference { reference });
        }
    }
}

fn tool_names(tool: Tool<'_>, problems: &mut Problems) -> Vec<String> {
    let vendor = tool.vendor.words("tool.vendor", problems);
    let name = tool.name.words("tool.name", problems);
    let version = tool.version.words("tool.version", problems);
    let mut names = Vec::new();
    if name.is_some() || vendor.is_some() {
        names.push(
            [vendor, name, version]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    let parts = tool
        .components
        .all("tools.components", problems)
        .into_iter();
    let parts = parts.chain(tool.services.all("tools.services", problems));
    for part in parts {
        if let Some(name) = part.name.words("name", problems) {
            let version = part.version.words("version", problems);
            names.push(
                [Some(name), version]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
    }
    names
}
