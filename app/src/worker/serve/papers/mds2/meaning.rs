//! What a form means for the devices that it is about, and what it can fill in the ledger.

use daicho_core::{
    device::{
        connection::{Connection, ConnectionReader},
        list::DeviceList,
        terms::Status,
        view::{model::DeviceModel, unit::DeviceUnit},
    },
    document::{attachment::Attachment, kind::DocumentKind, subject::Subject},
    ident::id::EntityId,
    ledger::{state::Ledger, value::Value},
    mds2::{
        finding::{self, Coverage, Finding},
        form::Form,
        proposal::{Proposal, State, for_model, for_unit},
        read::read,
    },
    view::entity::Entity,
};

use super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Trouble,
        forms::{Fill, FindingView, Meaning, OfModel, Standing, Worth},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Tells what an attached form means; `None` if it cannot be read.
    pub(super) async fn meaning(
        &mut self,
        attachment: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Meaning>, Trouble> {
        let form = self.form(attachment, &mut *tell).await?;
        let ledger = self.current(tell).await?.ledger;
        let attached = Attachment::find(&ledger, attachment);
        let subject = attached.and_then(|attached| attached.subject());
        Ok(form.map(|form| meaning(&ledger, subject, Some(&form))))
    }

    /// Tells what the form of a model means, and returns it. Of several the newest counts, those whose answers are weighed first.
    pub(super) async fn of_model(
        &mut self,
        model: &EntityId,
        tell: Tell<'_>,
    ) -> Result<(OfModel, Option<Form>), Trouble> {
        let ledger = self.current(tell).await?.ledger;
        let mut unread = Vec::new();
        let mut best: Option<(EntityId, Form)> = None;
        for attached in candidates(&ledger, model) {
            let sha256 = attached.sha256().shown().known();
            let bytes = match sha256 {
                Some(sha256) => self.store.blob(sha256).await?,
                None => None,
            };
            let Some(form) = bytes.and_then(|bytes| read(&bytes).ok()) else {
                unread.push(attached.id());
                continue;
            };
            let is_weighed = |form: &Form| !form.edition.rules().is_empty();
            let is_better = best
                .as_ref()
                .is_none_or(|(_, best)| is_weighed(&form.value) && !is_weighed(best));
            if is_better {
                best = Some((attached.id(), form.value));
            }
        }
        let form = best.as_ref().map(|(_, form)| form);
        let meaning = meaning(&ledger, Some(Subject::Model(*model)), form);
        let edition = |form: &Form| form.edition.code().to_owned();
        let of_model = OfModel {
            form: best.as_ref().map(|(id, form)| (*id, edition(form))),
            unread,
            meaning,
        };
        Ok((of_model, best.map(|(_, form)| form)))
    }
}

/// Disclosure statements that are attached to a model or one of its devices, the newest first.
fn candidates<'a>(ledger: &'a Ledger, model: &EntityId) -> Vec<Attachment<'a>> {
    let is_of = |attached: &Attachment<'_>| match attached.subject() {
        Some(Subject::Model(id)) => id == *model,
        Some(Subject::Unit(id)) => {
            let unit = DeviceUnit::find(ledger, &id);
            unit.and_then(|unit| unit.record().reference("model")) == Some(*model)
        }
        Some(
            Subject::Organization(_)
            | Subject::Contract(_)
            | Subject::Facility(_)
            | Subject::Drawing(_),
        )
        | None => false,
    };
    let is_statement = |attached: &Attachment<'_>| {
        let kind = attached.kind().shown().known();
        matches!(
            kind,
            Some(DocumentKind::Mds2 | DocumentKind::Mds | DocumentKind::Sds)
        )
    };
    let mut found: Vec<Attachment<'_>> = Attachment::all(ledger)
        .filter(|attached| is_statement(attached) && is_of(attached))
        .collect();
    found.sort_by_key(|attached| {
        let came = attached.received_on().shown().known();
        // Of those that came on one day the ledger knows the order.
        std::cmp::Reverse((came, attached.record().row()))
    });
    found
}

fn meaning(ledger: &Ledger, subject: Option<Subject>, form: Option<&Form>) -> Meaning {
    let units = units(ledger, subject);
    let connection = connection(ledger, &units);
    let findings = finding::of(form, connection);
    Meaning {
        coverage: Coverage::of(form).code().to_owned(),
        findings: findings.iter().map(finding_view).collect(),
        fills: form.map_or_else(Vec::new, |form| fills(ledger, subject, form, &units)),
        units: units.len(),
        is_off_network: connection == Connection::NotConnected,
    }
}

/// The devices that a form is about, without those that are gone.
fn units(ledger: &Ledger, subject: Option<Subject>) -> Vec<DeviceUnit<'_>> {
    let all: Vec<DeviceUnit<'_>> = match subject {
        Some(Subject::Model(id)) => DeviceUnit::referring(ledger, "model", id).collect(),
        Some(Subject::Unit(id)) => DeviceUnit::find(ledger, &id).into_iter().collect(),
        Some(
            Subject::Organization(_)
            | Subject::Contract(_)
            | Subject::Facility(_)
            | Subject::Drawing(_),
        )
        | None => Vec::new(),
    };
    let is_here = |unit: &DeviceUnit<'_>| unit.status().known() != Some(Status::Disposed);
    all.into_iter().filter(is_here).collect()
}

/// The connection that matters most among some devices: one that may be on a network counts before those that are on none.
fn connection(ledger: &Ledger, units: &[DeviceUnit<'_>]) -> Connection {
    let list = DeviceList::new(ledger);
    let reader = ConnectionReader::new(&list);
    let rows = units
        .iter()
        .filter_map(|unit| u32::try_from(unit.record().row()).ok());
    let mut all = rows.map(|row| reader.read(row)).peekable();
    if all.peek().is_none() {
        return Connection::Unknown;
    }
    all.find(|connection| connection.may_be_connected())
        .unwrap_or(Connection::NotConnected)
}

fn finding_view(finding: &Finding) -> FindingView {
    FindingView {
        code: finding.code.code().to_owned(),
        weight: finding.weight.code().to_owned(),
        todo: finding.todo.code().to_owned(),
        questions: finding.questions.iter().map(ToString::to_string).collect(),
        controls: finding
            .controls
            .iter()
            .map(|control| control.code().to_owned())
            .collect(),
    }
}

/// What a form can fill: first of the product, then of its devices, those that say the same together.
fn fills(
    ledger: &Ledger,
    subject: Option<Subject>,
    form: &Form,
    units: &[DeviceUnit<'_>],
) -> Vec<Fill> {
    let mut proposals = match subject {
        Some(Subject::Model(id)) => {
            let model = DeviceModel::find(ledger, &id);
            model.map_or_else(Vec::new, |model| for_model(form, &model))
        }
        Some(Subject::Unit(_)) => units.iter().flat_map(|unit| for_unit(form, unit)).collect(),
        Some(
            Subject::Organization(_)
            | Subject::Contract(_)
            | Subject::Facility(_)
            | Subject::Drawing(_),
        )
        | None => Vec::new(),
    };
    if let Some(Subject::Model(_)) = subject {
        let of_units = units.iter().flat_map(|unit| for_unit(form, unit));
        let is_own = |proposal: &Proposal| units.iter().any(|unit| unit.id() == proposal.entity);
        proposals.extend(of_units.filter(is_own));
    }
    let mut fills: Vec<Fill> = Vec::new();
    for fill in proposals.iter().map(fill) {
        let same = fills.iter_mut().find(|other| {
            (&other.field, other.standing, &other.held, &other.value)
                == (&fill.field, fill.standing, &fill.held, &fill.value)
        });
        match same {
            Some(same) => same.places.extend(fill.places),
            None => fills.push(fill),
        }
    }
    fills
}

fn fill(proposal: &Proposal) -> Fill {
    let (standing, held) = match &proposal.state {
        State::Lacks => (Standing::Lacks, None),
        State::Same => (Standing::Same, None),
        State::Contradicts(held) => (Standing::Contradicts, Some(worth(held))),
        State::NotUsed => (Standing::NotUsed, None),
        State::Disputed => (Standing::Disputed, None),
    };
    Fill {
        field: proposal.field.to_owned(),
        value: worth(&proposal.value),
        questions: proposal
            .questions
            .iter()
            .map(|id| (*id).to_owned())
            .collect(),
        is_possibility: proposal.is_possibility,
        standing,
        held,
        places: vec![(proposal.kind.as_str().to_owned(), proposal.entity)],
    }
}

fn worth(value: &Value) -> Worth {
    match value {
        Value::Text(text) => Worth::Text(text.clone()),
        Value::Unknown(state) => Worth::Unknown(state.code().to_owned()),
        Value::Cleared | Value::Foreign(_) => Worth::Other,
    }
}
