//! What the hospital knows of software as files for other programs.

use std::collections::BTreeMap;

use daicho_core::facility::hospital_name;
use daicho_core::{
    device::view::{
        model::{DeviceModel, ModelFields},
        unit::DeviceUnit,
    },
    document::{attachment::Attachment, kind::DocumentKind, subject::Subject},
    ident::{id::EntityId, timestamp::Timestamp},
    ledger::state::Ledger,
    sbom::{
        export::{
            cyclonedx::{Device, Stamp, of_device, of_hospital},
            table::{Row, write},
        },
        model::Sbom,
    },
    tabular::export::{Language, csv::CsvEncoding},
    view::entity::Entity,
};

use super::{
    super::{Desk, Tell},
    read_sbom,
};
use crate::{
    store::LedgerStore,
    worker::protocol::{Trouble, papers::Told},
};

impl<S: LedgerStore> Desk<S> {
    /// Writes the components that a text finds as CSV.
    pub(super) async fn table(
        &mut self,
        find: &str,
        english: bool,
        tell: Tell<'_>,
    ) -> Result<(Told, Vec<Vec<u8>>), Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let units = units(&ledger);
        let shelf = self.shelf(tell).await?;
        let mut rows = Vec::new();
        shelf.each_hit(find, |hit, attachments| {
            let mut row = Row::of(hit);
            let mut carriers: Vec<Subject> = attachments
                .iter()
                .filter_map(|id| Attachment::find(&ledger, id)?.subject())
                .collect();
            carriers.sort_unstable();
            carriers.dedup();
            for carrier in carriers {
                row.models.push(name_of(&ledger, carrier));
                row.units += count_of(&units, carrier);
            }
            rows.push(row);
        });
        let language = if english {
            Language::English
        } else {
            Language::Japanese
        };
        let file = write(&rows, language, CsvEncoding::Utf8);
        Ok((Told::File(rows.len()), vec![file.bytes]))
    }

    /// Writes devices with their components as CycloneDX.
    pub(super) async fn bom(
        &mut self,
        model: Option<EntityId>,
        at: u64,
        tell: Tell<'_>,
    ) -> Result<(Told, Vec<Vec<u8>>), Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let units = units(&ledger);
        let models = DeviceModel::all(&ledger)
            .filter(|it| model.is_none_or(|wanted| wanted == it.id()))
            .filter(|it| model.is_some() || units.contains_key(&it.id()));
        let models: Vec<DeviceModel<'_>> = models.collect();
        let mut sboms: Vec<Option<Sbom>> = Vec::with_capacity(models.len());
        for model in &models {
            sboms.push(self.newest_sbom(&ledger, model.id(), &mut *tell).await?);
        }
        let devices: Vec<Device<'_>> = models
            .iter()
            .zip(&sboms)
            .map(|(model, sbom)| device(model, units.get(&model.id()).copied(), sbom.as_ref()))
            .collect();
        let stamp = Stamp {
            at: Timestamp::from_milliseconds(at),
            random: *(self.random.entity)().as_bytes(),
        };
        let written = match (model, devices.as_slice()) {
            (Some(_), [device]) => of_device(device, stamp),
            _ => of_hospital(hospital_name(&ledger).unwrap_or_default(), &devices, stamp),
        };
        let bytes = written.map_err(|error| Trouble::NotWritten {
            detail: error.to_string(),
        })?;
        Ok((Told::File(devices.len()), vec![bytes]))
    }

    /// Reads the newest SBOM of a model that can be read.
    async fn newest_sbom(
        &mut self,
        ledger: &Ledger,
        model: EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Sbom>, Trouble> {
        let mut attached: Vec<Attachment<'_>> = Attachment::of(ledger, Subject::Model(model))
            .filter(|it| it.kind().shown().known() == Some(DocumentKind::Sbom))
            .collect();
        attached.sort_by_key(|it| std::cmp::Reverse((it.received_on().shown().known(), it.id())));
        for attached in attached {
            let bytes = self.bytes_of(&attached.id(), &mut *tell).await?;
            let found = bytes.and_then(|bytes| read_sbom(&bytes, attached.columns()));
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// Counts the devices of each model.
fn units(ledger: &Ledger) -> BTreeMap<EntityId, usize> {
    let mut units = BTreeMap::new();
    for unit in DeviceUnit::all(ledger) {
        if let Some(model) = unit.record().reference("model") {
            *units.entry(model).or_default() += 1;
        }
    }
    units
}

fn count_of(units: &BTreeMap<EntityId, usize>, carrier: Subject) -> usize {
    match carrier {
        Subject::Model(model) => units.get(&model).copied().unwrap_or(0),
        Subject::Unit(_) => 1,
        Subject::Organization(_)
        | Subject::Contract(_)
        | Subject::Facility(_)
        | Subject::Drawing(_) => 0,
    }
}

/// Returns what a model, or the model of a device, is called.
fn name_of(ledger: &Ledger, carrier: Subject) -> String {
    let model = match carrier {
        Subject::Model(model) => Some(model),
        Subject::Unit(unit) => {
            DeviceUnit::find(ledger, &unit).and_then(|unit| unit.record().reference("model"))
        }
        Subject::Organization(_)
        | Subject::Contract(_)
        | Subject::Facility(_)
        | Subject::Drawing(_) => None,
    };
    let model = model.and_then(|model| DeviceModel::find(ledger, &model));
    model.map(|model| name(&model)).unwrap_or_default()
}

fn name(model: &DeviceModel<'_>) -> String {
    let names = [
        model.trade_name().shown().known(),
        model.model_number().shown().known(),
    ];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    names.join(" ")
}

fn device<'a>(model: &DeviceModel<'_>, units: Option<usize>, sbom: Option<&'a Sbom>) -> Device<'a> {
    let maker = model.manufacturer().shown().known();
    let count = units.unwrap_or(0).to_string();
    Device {
        reference: model.id().to_string(),
        name: name(model),
        manufacturer: maker.and_then(|maker| maker.name().shown().known().map(str::to_owned)),
        version: model.model_number().shown().known().map(str::to_owned),
        properties: vec![("daicho:units".to_owned(), count)],
        sbom,
    }
}
