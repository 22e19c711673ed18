//! A table of components whose columns a person explains.

use daicho_core::document::draft::map_columns;
use daicho_core::ident::id::EntityId;
use daicho_core::sbom::table::words::Field;
use daicho_core::sbom::table::{Headers, Mapping};
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::field::SelectField;
use crate::components::form::{Form, FormValues};
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::paper::{Paper, use_paper};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::worker::protocol::papers::{Ask, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ColumnsCardProps {
    /// The attachment; once its columns are noted, its page is drawn anew.
    pub(super) id: EntityId,
}

/// Asks what the columns of a table say; nothing where the file is no table.
#[component]
pub(super) fn ColumnsCard(props: &ColumnsCardProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let is_nameless = use_state_eq(|| false);
    let paper = use_paper(Some(Ask::Headers {
        attachment: props.id,
    }));
    let Paper::Told(told, _) = &paper else {
        return Html::default();
    };
    let Told::Headers(Some(headers)) = &**told else {
        return Html::default();
    };
    let on_submit = {
        let (id, is_nameless, said) = (props.id, is_nameless.clone(), t.get("columns-saved"));
        let before = headers.mapping.clone();
        Callback::from(move |values: FormValues| {
            let mapping = mapping(&before, &values);
            is_nameless.set(!mapping.columns.contains(&Some(Field::Name)));
            if mapping.columns.contains(&Some(Field::Name))
                && let Ok(text) = serde_json::to_string(&mapping)
            {
                let edit = Edit::new("columns", map_columns(id, &text)).said(said.clone());
                session.commit(edit);
            }
        })
    };
    html! {
        <section class="card stack-s" data-testid="columns">
            <h2>{ t.get("columns-title") }</h2>
            <p class="muted small">{ t.get("columns-text") }</p>
            <Form {on_submit} testid="columns-form">
                <div class="scroll-x">{ table(t, headers) }</div>
                if *is_nameless {
                    <p class="field-error" role="alert">{ t.get("columns-no-name") }</p>
                }
                <div><Button kind={ButtonKind::Primary} submit=true testid="columns-save">{ t.get("columns-save") }</Button></div>
            </Form>
        </section>
    }
}

/// Headers, what they mean, and the first rows.
fn table(t: Texts, headers: &Headers) -> Html {
    let none = (AttrValue::Static(""), t.get("columns-none"));
    let fields = Field::ALL.map(|field| {
        let name = t.get(&format!("columns-field-{}", field.code()));
        (AttrValue::Static(field.code()), name)
    });
    let options = [vec![none], fields.to_vec()].concat();
    let column = |(at, name): (usize, &String)| {
        let chosen = headers.mapping.columns.get(at).copied().flatten();
        html! {
            <tr key={at}>
                <th scope="row">
                    <SelectField scope="columns" name={format!("column-{at}")} label={name.clone()} options={options.clone()}
                        value={chosen.map_or("", Field::code)} />
                </th>
                for row in &headers.rows {
                    <td class="small">{ row.get(at) }</td>
                }
            </tr>
        }
    };
    html! {
        <table class="table-plain"><tbody>{ for headers.names.iter().enumerate().map(column) }</tbody></table>
    }
}

/// Reads the form: what each column says.
fn mapping(before: &Mapping, values: &FormValues) -> Mapping {
    let count = values
        .keys()
        .filter(|name| name.starts_with("column-"))
        .count();
    let field = |at: usize| {
        let code = values.get(&format!("column-{at}"))?;
        Field::ALL.into_iter().find(|field| field.code() == code)
    };
    Mapping {
        columns: (0..count).map(field).collect(),
        ..before.clone()
    }
}
