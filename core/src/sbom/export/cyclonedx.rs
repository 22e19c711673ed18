//! Devices with their SBOMs as one document of CycloneDX 1.6 (ECMA-424).
//!
//! The document is about the hospital and holds its devices, or is about one device; each device holds the components of its SBOM, parts
//! within what they are part of. Of a device without an SBOM the document says that its parts are not known.
//!
//! References are made of the device's and of those in its SBOM, so that the same ledger gives the same bytes. Files, vulnerabilities and
//! whatever else the model does not keep stay in the original.

use super::{
    component::{add, part},
    plan::{Plan, Plans},
    shape::{Bom, Composition, Dependency, Metadata, Named, Part, Tool, Tools},
};
use crate::{
    ident::timestamp::Timestamp,
    sbom::{
        model::{Component, How, Kind, Sbom},
        own,
    },
};

/// A device, as the ledger describes it.
#[derive(Clone, Debug, Default)]
pub struct Device<'a> {
    /// What tells it from the others, such as its id in the ledger.
    pub reference: String,
    /// What it is called.
    pub name: String,
    /// Who makes it.
    pub manufacturer: Option<String>,
    /// Its model or the version of its software.
    pub version: Option<String>,
    /// What else is said of it: place, number of units, the file of its SBOM.
    pub properties: Vec<(String, String)>,
    /// What it is made of; `None` where that is not known.
    pub sbom: Option<&'a Sbom>,
}

/// What tells the document from every other.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// When it is made.
    pub at: Timestamp,
    /// Random bytes for its serial number.
    pub random: [u8; 16],
}

/// Writes the devices of a hospital.
///
/// # Errors
/// None that is known: what is written has only texts and lists.
pub fn of_hospital(
    hospital: &str,
    devices: &[Device<'_>],
    stamp: Stamp,
) -> Result<Vec<u8>, serde_json::Error> {
    let about = Component {
        name: hospital.to_owned(),
        kind: Kind::Platform,
        ..Component::default()
    };
    let plans = Plans::of(devices, "hospital");
    let mut bom = empty(part(&about, "hospital"), stamp);
    bom.metadata.authors.push(Named { name: hospital });
    for (plan, device) in plans.devices.iter().zip(devices) {
        let mut own = part(&plan.about, &plan.reference);
        own.components = inside(plan, device);
        bom.components.push(own);
    }
    finished(bom, &plans, devices)
}

/// Writes one device.
///
/// # Errors
/// As [`of_hospital`].
pub fn of_device(device: &Device<'_>, stamp: Stamp) -> Result<Vec<u8>, serde_json::Error> {
    let devices = std::slice::from_ref(device);
    let plans = Plans::of(devices, "");
    let Some(plan) = plans.devices.first() else {
        return Ok(Vec::new());
    };
    let mut bom = empty(part(&plan.about, &plan.reference), stamp);
    bom.components = inside(plan, device);
    finished(bom, &plans, devices)
}

fn empty(about: Part<'_>, stamp: Stamp) -> Bom<'_> {
    let serial = uuid::Builder::from_random_bytes(stamp.random).into_uuid();
    Bom {
        schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
        bom_format: "CycloneDX",
        spec_version: "1.6",
        serial_number: format!("urn:uuid:{serial}"),
        version: 1,
        metadata: Metadata {
            timestamp: stamp.at.to_string(),
            tools: Tools {
                components: [Tool {
                    kind: "application",
                    name: "Daicho",
                    version: env!("CARGO_PKG_VERSION"),
                }],
            },
            authors: Vec::new(),
            component: about,
        },
        components: Vec::new(),
        dependencies: Vec::new(),
        compositions: Vec::new(),
    }
}

fn finished<'a>(
    mut bom: Bom<'a>,
    plans: &'a Plans,
    devices: &[Device<'_>],
) -> Result<Vec<u8>, serde_json::Error> {
    for (plan, device) in plans.devices.iter().zip(devices) {
        if let Some(sbom) = device.sbom {
            bom.dependencies.extend(dependencies(plan, sbom));
        }
    }
    let unknown = plans.devices.iter().zip(devices);
    let unknown = unknown.filter(|(_, device)| device.sbom.is_none());
    let assemblies: Vec<&str> = unknown.map(|(plan, _)| plan.reference.as_str()).collect();
    if !assemblies.is_empty() {
        bom.compositions.push(Composition {
            aggregate: "unknown",
            assemblies,
        });
    }
    serde_json::to_vec_pretty(&bom)
}

/// The components that are written in the device itself, with those in them.
fn inside<'a>(plan: &'a Plan, device: &Device<'a>) -> Vec<Part<'a>> {
    let Some(sbom) = device.sbom else {
        return Vec::new();
    };
    let roots = plan.roots.iter();
    roots.filter_map(|at| nested(plan, sbom, *at)).collect()
}

fn nested<'a>(plan: &'a Plan, sbom: &'a Sbom, at: usize) -> Option<Part<'a>> {
    let component = sbom.components.get(at)?;
    let mut own = part(component, plan.references.get(at)?);
    if plan.lifted.contains(&at)
        && let Some(parent) = component.parent.and_then(|at| plan.references.get(at))
    {
        add(&mut own, own::PART_OF, parent.as_str());
    }
    let children = plan.children.get(at)?.iter();
    own.components = children.filter_map(|at| nested(plan, sbom, *at)).collect();
    Some(own)
}

/// What needs what; that one holds another shows in where it is written.
fn dependencies<'a>(plan: &'a Plan, sbom: &Sbom) -> Vec<Dependency<'a>> {
    let mut ends: Vec<(usize, bool, usize)> = sbom
        .relations
        .iter()
        .filter_map(|relation| match &relation.how {
            How::DependsOn => Some((relation.from, true, relation.to)),
            How::Other(word) if word == "provides" => Some((relation.from, false, relation.to)),
            How::Other(_) | How::Contains => None,
        })
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let of_one = ends.chunk_by(|one, other| one.0 == other.0);
    let dependency = |ends: &[(usize, bool, usize)]| {
        let to = |wanted: bool| {
            let ends = ends.iter().filter(move |(_, needs, _)| *needs == wanted);
            ends.filter_map(|(.., to)| plan.references.get(*to).map(String::as_str))
                .collect()
        };
        let (from, ..) = ends.first()?;
        Some(Dependency {
            reference: plan.references.get(*from)?,
            depends_on: to(true),
            provides: to(false),
        })
    };
    of_one.filter_map(dependency).collect()
}
