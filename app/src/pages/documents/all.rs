//! All attached files.

use daicho_core::catalogue::field::Kind;
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::facility::view::Organization;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::names;
use crate::browser::clock;
use crate::components::gradual::use_gradual;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::adding::AddFiles;
use crate::pages::attachments::card;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AllFilesProps {
    pub(super) ledger: LedgerHandle,
}

/// How many files are drawn without giving way.
const AT_ONCE: usize = 50;

/// Lists all files, the newest first, and takes more for the hospital and for companies.
#[component]
pub(super) fn AllFiles(props: &AllFilesProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let mut files: Vec<Attachment<'_>> = Attachment::all(ledger).collect();
    files.sort_by_key(|file| std::cmp::Reverse((file.received_on().shown().known(), file.id())));
    let shown = use_gradual(files.len(), AT_ONCE);
    let today = clock::today().parse().ok();
    let facilities = ledger.records(Kind::Facility.as_str());
    let facility = facilities.map(|record| Subject::Facility(record.id()));
    let companies = Organization::all(ledger).map(|company| Subject::Organization(company.id()));
    let subjects = facility.chain(companies);
    let subjects: Vec<_> = subjects
        .map(|subject| (subject, names::subject(t, ledger, Some(subject)).0))
        .collect();
    html! {
        <>
            <h1>{ t.get("documents-all-title") }</h1>
            <section class="card stack-s">
                if files.is_empty() {
                    <p class="muted" data-testid="documents-all-none">{ t.get("documents-all-none") }</p>
                }
                <ul class="attachments" data-testid="documents-all">
                    for file in files.iter().take(shown) {
                        { card::item(t, file, today, about(t, ledger, file)) }
                    }
                </ul>
            </section>
            <section class="card stack-s no-print">
                <h2>{ t.get("documents-all-add") }</h2>
                <AddFiles {subjects}><p class="muted small">{ t.get("documents-all-add-hint") }</p></AddFiles>
            </section>
        </>
    }
}

/// Says what a file is about.
fn about(t: Texts, ledger: &LedgerHandle, file: &Attachment<'_>) -> Html {
    let (name, href) = names::subject(t, ledger, file.subject());
    match href {
        Some(href) => html! { <a class="small" {href}>{ name }</a> },
        None => html! { <span class="small muted">{ name }</span> },
    }
}
