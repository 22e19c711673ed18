//! An earlier document of the same product, to compare with.

use daicho_core::document::attachment::Attachment;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::field::SelectField;
use crate::i18n::Texts;
use crate::pages::attachments::words;
use crate::session::state::LedgerHandle;

/// The documents that one can be compared with, and the one that is chosen.
pub(super) struct Earlier {
    others: Vec<EntityId>,
    chosen: UseStateHandle<Option<EntityId>>,
}

/// Finds other documents of what this one is about; `is_one` says which.
#[hook]
pub(super) fn use_earlier(
    ledger: &LedgerHandle,
    id: &EntityId,
    is_one: fn(&Attachment<'_>) -> bool,
) -> Earlier {
    Earlier {
        others: others(ledger, id, is_one),
        chosen: use_state_eq(|| None),
    }
}

impl Earlier {
    /// Returns the one to compare with: the person's choice, else the newest before this one; `None` where there is none.
    pub(super) fn other(&self) -> Option<EntityId> {
        let chosen = self.chosen.filter(|id| self.others.contains(id));
        chosen.or(self.others.first().copied())
    }

    /// Draws the choice.
    pub(super) fn select(
        &self,
        t: Texts,
        ledger: &LedgerHandle,
        label: AttrValue,
        testid: &'static str,
    ) -> Html {
        let options: Vec<(AttrValue, AttrValue)> = self
            .others
            .iter()
            .filter_map(|id| {
                let attached = Attachment::find(ledger, id)?;
                let facts = words::facts(t, &attached);
                let label = format!("{} ({facts})", words::name(t, &attached));
                Some((id.to_string().into(), label.into()))
            })
            .collect();
        let on_choose = {
            let chosen = self.chosen.clone();
            move |id: String| chosen.set(id.parse().ok())
        };
        let value = self.other().map(|id| id.to_string()).unwrap_or_default();
        html! { <SelectField name="other" {label} {options} {value} {on_choose} {testid} /> }
    }
}

/// Other documents of the same subject, the newest before this one first.
fn others(
    ledger: &LedgerHandle,
    id: &EntityId,
    is_one: fn(&Attachment<'_>) -> bool,
) -> Vec<EntityId> {
    let Some((this, subject)) =
        Attachment::find(ledger, id).and_then(|this| Some((this, this.subject()?)))
    else {
        return Vec::new();
    };
    // Of those that came on one day the ledger knows the order.
    let came = |attached: &Attachment<'_>| {
        let on = attached.received_on().shown().known();
        (on, attached.record().row())
    };
    let mut others: Vec<Attachment<'_>> = Attachment::of(ledger, subject)
        .filter(|other| other.id() != *id && is_one(other))
        .collect();
    others.sort_by_key(|other| {
        let is_later = came(other) > came(&this);
        (is_later, std::cmp::Reverse(came(other)))
    });
    others.iter().map(Attachment::id).collect()
}
