//! Colours and signs.

use hashbrown::HashMap;

use super::{ask::Colours, words::Words};
use crate::{
    device::view::{model::ModelFields, unit::DeviceUnit},
    diagram::{element::ElementKey, scene::Tone},
    disclosure::{matrix, stage::Stage},
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    topology::{
        Topology,
        finding::{Finding, Rule},
        standing::Standing,
    },
    view::entity::Entity,
};

/// What is said of everything.
pub struct Tones<'a> {
    words: &'a dyn Words,
    colours: Colours,
    today: PartialDate,
    findings: HashMap<ElementKey, Vec<&'a Finding>>,
    /// How many documents of a model are missing.
    missing: HashMap<EntityId, usize>,
}

impl<'a> Tones<'a> {
    /// Prepares what is said in these colours.
    #[must_use]
    pub fn of(
        network: &Topology<'_>,
        findings: &'a [Finding],
        colours: Colours,
        words: &'a dyn Words,
        today: PartialDate,
    ) -> Self {
        let mut of_key: HashMap<ElementKey, Vec<&Finding>> = HashMap::new();
        for finding in findings {
            // All devices of one address have a part in it; elsewhere the first is meant.
            let is_of_all = finding.rule == Rule::AddressTwice;
            let meant = if is_of_all { finding.about.len() } else { 1 };
            for key in finding.about.iter().take(meant) {
                of_key.entry(*key).or_default().push(finding);
            }
        }
        let mut missing = HashMap::new();
        if colours == Colours::Documents {
            let rows = matrix::rows(network.ledger, today);
            missing.extend(
                rows.iter()
                    .map(|row| (row.model, row.to_be_asked().count())),
            );
        }
        Self {
            words,
            colours,
            today,
            findings: of_key,
            missing,
        }
    }

    /// Returns what is wrong with something, as colour and signs.
    pub(super) fn found(&self, key: ElementKey) -> (Tone, Vec<String>) {
        let findings = self.findings.get(&key).map_or(&[][..], Vec::as_slice);
        let tone = findings
            .iter()
            .map(|finding| match finding.rule.is_urgent() {
                true => Tone::Danger,
                false => Tone::Warning,
            });
        let mut signs: Vec<String> = Vec::new();
        for finding in findings {
            let sign = self.words.rule(finding.rule);
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        (tone.max().unwrap_or_default(), signs)
    }

    /// Returns what there is to say of something on a drawing of others, which shows no zone that it could be missing in.
    #[must_use]
    pub fn of_key(&self, ledger: &Ledger, key: ElementKey) -> (Tone, Vec<String>) {
        let of_unit = match self.colours {
            Colours::Findings => return self.found(key),
            Colours::Support => Self::support,
            Colours::Documents => Self::documents,
        };
        let ElementKey::Unit(id) = key else {
            return (Tone::Plain, Vec::new());
        };
        let said = DeviceUnit::find(ledger, &id).map(|unit| of_unit(self, &unit));
        said.unwrap_or((Tone::Unknown, Vec::new()))
    }

    /// Returns what there is to say of a device.
    pub(super) fn unit(&self, unit: &Standing<'_>) -> (Tone, Vec<String>) {
        match self.colours {
            Colours::Findings => self.found_but_place(unit),
            Colours::Support => self.support(&unit.unit),
            Colours::Documents => self.documents(&unit.unit),
        }
    }

    fn documents(&self, unit: &DeviceUnit<'_>) -> (Tone, Vec<String>) {
        let model = unit.model().shown().known();
        let count = model.and_then(|model| self.missing.get(&model.id()).copied());
        match count {
            Some(0) => (Tone::Good, Vec::new()),
            Some(count) => (Tone::Warning, vec![self.words.missing(count)]),
            None => (Tone::Unknown, vec![self.words.some_model()]),
        }
    }

    /// What is wrong with a device. That it is in no zone says the area that it is drawn in.
    fn found_but_place(&self, unit: &Standing<'_>) -> (Tone, Vec<String>) {
        let key = ElementKey::Unit(unit.id);
        let findings = self.findings.get(&key).map_or(&[][..], Vec::as_slice);
        let others = findings
            .iter()
            .filter(|finding| finding.rule != Rule::NoZone);
        if others.clone().next().is_none() {
            return (Tone::Plain, Vec::new());
        }
        let (tone, mut signs) = self.found(key);
        let place = self.words.rule(Rule::NoZone);
        signs.retain(|sign| *sign != place);
        (tone, signs)
    }

    fn support(&self, unit: &DeviceUnit<'_>) -> (Tone, Vec<String>) {
        let life = unit.end_of_life().shown().known();
        let support = unit.end_of_support().shown().known();
        let stage = Stage::on(self.today, life, support);
        let tone = match stage {
            Stage::Supported => Tone::Good,
            Stage::Limited => Tone::Warning,
            Stage::Ended => Tone::Danger,
            Stage::Unstated => Tone::Unknown,
        };
        (tone, vec![self.words.stage(stage)])
    }
}
