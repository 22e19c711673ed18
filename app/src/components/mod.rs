//! Building blocks of every page: values in, HTML and callbacks out. None knows the ledger.
//!
//! Rules: no `style` attributes (the page's policy forbids them; see [`crate::browser::dom::set_property`]); every text
//! comes from [`crate::i18n`]; whatever a test relies on has a `testid`, which becomes `data-testid`.
//!
//! | need | component |
//! |---|---|
//! | press something | [`Button`](button::Button), [`LinkButton`](button::LinkButton) |
//! | forms | [`Form`](form::Form) with [`TextField`](field::TextField), [`SelectField`](field::SelectField), [`CheckField`](field::CheckField), own inputs inside [`Field`](field::Field) |
//! | a small choice that acts at once | [`Segments`](segments::Segments) |
//! | ask, edit in front of the page | [`Dialog`](dialog::Dialog), [`Confirm`](dialog::Confirm) |
//! | tell that something happened, with undo | [`use_toasts`](toast::use_toasts) |
//! | tell something that stays | [`Notice`](notice::Notice) |
//! | waiting | [`Busy`](busy::Busy), [`Progress`](busy::Progress) |
//! | nothing there | [`EmptyState`](empty::EmptyState) |
//! | many rows | [`VirtualTable`](table::VirtualTable) |
//! | much that is not in a table | [`use_gradual`](gradual::use_gradual) |
//! | one record | [`Definitions`](definitions::Definitions) |
//! | a word with a meaning | [`Badge`](badge::Badge) |
//! | shares of a whole | [`Bars`](bars::Bars) |
//! | a file | [`FileDrop`](file_drop::FileDrop) |
//! | the ledger cannot be read | [`RescueLink`](rescue::RescueLink) |
//!
//! Toasts for saved edits come from [`Session::commit`](crate::session::handle::Session::commit) by themselves.
//!
//! Layout comes from classes of `public/style.css`: `stack`, `stack-s`, `row`, `row-between`, `row-end`, `grid-2`,
//! `grid-3`, `card`, `form-grid`, `form-actions`, `page-head`, `muted`, `small`, `number`, `table-plain`, `scroll-x`,
//! `no-print`, `visually-hidden`.
//!
//! A form is uncontrolled and read once:
//!
//! ```ignore
//! let on_submit = Callback::from(move |values: FormValues| save(values.get("name")));
//! html! {
//!     <Form {on_submit} testid="department-form">
//!         <TextField name="name" label={t.get("entity-name")} value={name} required=true />
//!         <div class="form-actions"><Button submit=true kind={ButtonKind::Primary}>{ t.get("save") }</Button></div>
//!     </Form>
//! }
//! ```
pub mod badge;
pub mod bars;
pub mod busy;
pub mod button;
pub mod definitions;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod file_drop;
pub mod form;
pub mod gradual;
pub mod icon;
pub mod notice;
pub mod rescue;
pub mod segments;
pub mod table;
pub mod toast;
