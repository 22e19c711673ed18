# The pages about documents: what came from makers, what it says, what is missing

documents-title = Documents
documents-tab-matrix = What is missing
documents-tab-all = All documents

documents-matrix-title = What makers provide
documents-matrix-text = For each product: what its maker is to provide, and what is here. Products with many devices on a network come first.
documents-no-models = No products are registered yet
documents-no-models-text = Once devices are registered or a list is imported, what is missing for each product appears here.
documents-gaps = Products that lack something
documents-gaps-none = Nothing is left to ask for or to wait for. Whether what came is enough has to be looked at document by document.
documents-gaps-why = Source: table 2 of the handbook for marketing-authorisation holders; items (1) to (4) of the notice on devices marketed before 2024-03-31. For second-hand devices the dealer can be asked for the same (item (5)).
documents-models = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
documents-units = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
documents-find = Find by product or maker
documents-item = Item
documents-status = Status
documents-known = What is known
documents-any = All
documents-column-name = Product
documents-column-maker = Marketing-authorisation holder
documents-column-units = Devices
documents-column-stage = Stage
documents-model-gone = This product is not in the ledger
documents-model-unnamed = (a product without a name)
documents-maker-unknown = Marketing-authorisation holder unknown
documents-subject-none = What it was attached to is not in the ledger
documents-facility = The hospital as a whole
documents-owed = What is to be provided
documents-owed-why = “Received” means that the document is here. It does not mean that the product is safe.

documents-all-title = All documents
documents-all-none = None yet. Attach some on the page of a device or of a product.
documents-all-add = Attach documents about a company or the hospital
documents-all-add-hint = Contracts, security policies and whatever is not about one product are attached here.

stage-supported = supported
stage-limited = limited support
stage-ended = support ended
stage-unstated = end unknown

item-sbom = SBOM
item-hint-sbom = The list of software parts; shown on request.
item-mds2 = MDS2
item-hint-mds2 = The disclosure statement on security features.
item-end_dates = End of life and support
item-hint-end_dates = When life and support end. A date of the end of support in the ledger counts as received.
item-manual = Instructions and risks
item-hint-manual = The cyber risks in the intended environment, and how to use it safely.
item-maintenance_plan = Maintenance plan
item-hint-maintenance_plan = When and how patches are applied, limited support included.
item-security_policy = Security policy
item-hint-security_policy = How the maker protects the product.
item-compensating_controls = Compensating controls
item-hint-compensating_controls = How to protect a device that gets no patches, by a firewall for example.
item-upgrade_options = Upgrade options
item-hint-upgrade_options = Whether there is a newer version or a successor.

status-not-owed = not due at this stage
status-not-asked = not asked
status-asked = asked
status-overdue = overdue
status-refused = refused
status-not-applicable = not applicable
status-unreadable = received, unreadable
status-expired = expired
status-received = received

request-note = Note request or answer
request-title = { $item }: request and answer
request-answer = Status
request-on = On
request-due-on = Answer due on
request-due-hint = After that day it shows as overdue.
request-reason = What the maker said
request-reason-hint = Why it was refused, where it can be seen, when it will come.
request-noted = Noted
request-asked = asked on { $text }
request-due = due on { $text }
request-answered = answered on { $text }
answer-open = Asked (waiting for an answer)
answer-given = Provided (also on paper or on a web site)
answer-refused = Refused
answer-not_applicable = Does not apply to this product

document-opening = Reading the document …
document-open-failed = The document could not be read
document-gone = This document is not in the ledger
document-absent = The contents of this document are not in this browser
document-absent-do = Perhaps confidential documents were left out of the file that brought the ledger. Ask for a file that has them.
document-unread-do = The original is kept as it is. Ask the company to send it again.
document-save = Save original
document-edit = Edit kind and more
document-edit-title = About this document
document-edited = Changed
document-remove = Remove
document-remove-title = Remove this document?
document-remove-text = It will not be listed any more. Undo brings it back.
document-removed = The document was removed
document-preview = Contents
document-show-pdf = Show the PDF
document-no-preview = This form is not shown here. Save the original and open it with a program for it.

copy = Copy
copied = Copied
copy-not-done = It could not be copied. Select the text and copy it.

sbom-says = What it says
sbom-not-said = not stated
sbom-about = About
sbom-components = Components
sbom-created = Made on
sbom-authors = Authors
sbom-tools = Tools
sbom-format = Format

sbom-minimum = Minimum elements
sbom-minimum-why = Source: handbook for marketing-authorisation holders, annex A, table 4. That all are there does not mean that the components are safe. Hashes are optional and do not count.
sbom-score = { $score } % are there
sbom-score-all = All are there
sbom-no-components = No component is listed
sbom-no-components-why = That does not mean that there is none. Ask the maker.
sbom-element-supplier = supplier
sbom-element-name = name
sbom-element-version = version
sbom-element-identifier = unique identifier
sbom-element-hash = hash
sbom-element-relation = relation
sbom-element-author = author
sbom-element-timestamp = timestamp
sbom-gap = Without { $element }: { $count } ({ $names })
sbom-gap-and-more = { $names } and others
sbom-gap-document = The { $element } of the SBOM is not stated
sbom-gap-optional = {" (optional)"}
sbom-letter = What to write to the maker
sbom-letter-opening = We looked at the SBOM “{ $file }” that you provided for { $product }. Of the minimum elements of an SBOM (handbook on medical device cybersecurity, annex A, table 4) we did not find the following:
sbom-letter-bullet = {"- "}
sbom-letter-closing = Please send us an SBOM that has them, or tell us why that is not possible.
sbom-licences = Licences
sbom-kinds = Kinds of components
sbom-counts-more = { $count } more
sbom-kind-application = application
sbom-kind-framework = framework
sbom-kind-library = library
sbom-kind-container = container
sbom-kind-platform = platform
sbom-kind-operating-system = operating system
sbom-kind-device = hardware
sbom-kind-device-driver = device driver
sbom-kind-firmware = firmware
sbom-kind-file = file

sbom-search = Find by name, version or supplier
sbom-view = Order
sbom-view-tree = Tree
sbom-view-list = By name
sbom-found = { $count } of { $total }
sbom-not-all = Only the first { $count } are listed.
sbom-column-name = Name
sbom-column-version = Version
sbom-column-supplier = Supplier
sbom-column-kind = Kind
sbom-column-licence = Licence
sbom-column-lacks = Lacks
sbom-column-identifiers = Identifiers
sbom-column-end-of-support = End of support
sbom-column-hashes = Hashes

sbom-changes = Changes since an earlier SBOM
sbom-changes-against = Compare with
sbom-changes-unreadable = One of the two cannot be read, so they are not compared.
sbom-changes-count = { $added } added, { $removed } removed, { $changed } changed, { $same } the same
sbom-added = Added ({ $count })
sbom-removed = Removed ({ $count })
sbom-changed = Changed ({ $count })
sbom-aspect-version = version
sbom-aspect-supplier = supplier
sbom-aspect-hashes = hashes
sbom-aspect-licences = licences
sbom-aspect-end-of-support = end of support

sbom-problems = { $count ->
    [one] One place was not understood
   *[other] { $count } places were not understood
}
sbom-problems-show = Show the list
sbom-problem-line = {"line "}{ $line }{": "}
sbom-problem-version = Version “{ $version }” of the format is not known; it was read like the newest one known.
sbom-problem-no-name = A component has no name (reference “{ $reference }”).
sbom-problem-same-reference = Several components are called “{ $reference }”; relations mean the first.
sbom-problem-unknown-reference = A relation names “{ $reference }”, which is not in this SBOM.
sbom-problem-wrong-type = “{ $field }” is not written as the format says and was left out.
sbom-problem-not-allowed = “{ $field }” has the value “{ $value }”, which the format does not allow.
sbom-problem-missing = “{ $field }” is missing, which the format requires.
sbom-problem-no-tag = A line without a tag.
sbom-problem-entity = The XML entity “{ $name }” was not resolved, for safety.
sbom-problem-more = { $count } more are not listed.
sbom-problem-no-component = A row that is no component was passed over: “{ $text }”

sbom-files = SBOMs in the archive ({ $count })
sbom-raw = As it stands in the file

documents-tab-components = Find components
components-title = Find components
components-text = Finds the products and devices that hold a component, in all SBOMs that were received.
components-find = Name and version of a component, such as: openssl 1.0.x
components-none = There is no SBOM yet
components-none-text = What is in products without an SBOM is not known. Begin with “What is missing” and ask the makers.
components-status = { $found } of { $components } components in { $sboms } SBOMs
components-reading = Reading the SBOMs …
components-not-found = Not in the SBOMs that were received
components-not-found-text = That does not mean that no device has it. { $without } products have no SBOM{ $unread ->
    [0] {""}
   *[other] {" "}and { $unread } SBOMs cannot be read
}; it may also be written under another name.
components-without = { $without } products have no SBOM{ $unread ->
    [0] {""}
   *[other] {" "}and { $unread } SBOMs cannot be read
}. They are not shown here.
components-suppliers = Suppliers: { $names }
components-spellings = Also written: { $names }
components-version-unsaid = version not stated
components-more = Show { $count } more
components-carriers = Products and devices
components-column-version = Version
components-column-product = Product
components-column-units = Devices
components-column-departments = Departments
components-column-places = Places
components-column-source = SBOM
components-export = Save what was found (CSV)
components-bom = Save the whole hospital (CycloneDX)
components-exported = Saved to a file
components-export-note = SBOMs are confidential. Mind whom you give them to.
components-model-bom = Save this product (CycloneDX)
components-alike = Spellings
components-alike-text = These may be the same. Once you say so, they count as one. What you say stays in the ledger and travels with it.
components-alike-none = No spellings are alike at present.
components-alike-supplier = supplier
components-alike-component = component
components-alike-same = “{ $spelling }” is “{ $canonical }”
components-alike-confirm = They are the same
components-alike-forget = Take back
components-alike-said = Now one: “{ $canonical }”
components-alike-unsaid = They are two again

documents-tab-requests = Requests
requests-title = Requests to makers
requests-text = What is missing becomes one letter for each company. Once you note that it was sent, answers that are due or overdue show up here.
requests-open = Waiting for an answer
requests-open-none = Nothing is waited for.
requests-makers = Write to
requests-makers-none = There is nothing to ask for at present.
requests-column-maker = Company
requests-column-models = Products
requests-column-items = To ask for
requests-column-product = Product
requests-column-asked = Asked
requests-column-due = Due
requests-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
requests-write = Write
requests-reply = Read a form that came back
requests-reply-text = Choose the form that the company filled in (CSV, Excel). Nothing is noted before you have looked at it.
requests-reply-choose = Choose the form
requests-reply-not-form = This is no form of this ledger. Has somebody deleted the last two columns (daicho:model, daicho:item)?
requests-reply-table = It cannot be read as a table: { $reason }
requests-reply-counts = { $filled } rows were filled in, { $blank } were not.
requests-reply-strange = Lines of unknown products: { $lines }
requests-reply-unclear = The answer is not understood. Please choose.
requests-reply-line = Line
requests-reply-said = What it says
requests-reply-save = Note these answers
requests-reply-saved = The answers are noted
requests-reply-skip = Do not note

letter-title = What to write to { $maker }
letter-gone = There is nothing to ask this company for at present
letter-choose = Products to ask about
letter-language = Language of the letter
letter-due = Answer due on
letter-text = Letter
letter-sheet = Form
letter-save-text = Save the letter
letter-save-csv = Save the form (CSV)
letter-save-xlsx = Save the form (Excel)
letter-note = Note that it was asked for
letter-noted = { $count ->
    [one] { $count } request noted
   *[other] { $count } requests noted
}
letter-opening =
    Dear { $maker },

    { $facility } is collecting information on the cybersecurity of the medical devices that it uses. Please send us the following for the products below.
letter-opening-anonymous = marketing-authorisation holder
letter-due-line = We would be grateful for an answer by { $due }.
letter-closing =
    You may answer in the attached form (a table). If something cannot be provided or does not apply, please tell us so and why.

    Basis: handbook on medical device cybersecurity for marketing-authorisation holders (6.6.1 table 2, annex A); notice on information about devices marketed in Japan before 31 March 2024
letter-model = { $name } ({ $units ->
    [one] { $units } device
   *[other] { $units } devices
})
letter-bullet = {"  - "}
letter-model-mark = {"* "}
item-wish-sbom = SBOM (software bill of materials; CycloneDX, SPDX or a table)
item-wish-mds2 = MDS2 (manufacturer disclosure statement for medical device security)
item-wish-end_dates = dates of the end of life (EOL) and the end of support (EOS)
item-wish-manual = instructions for use, security documents, cyber risks in the intended environment
item-wish-maintenance_plan = maintenance plan (security patches and when they are applied, limited support included)
item-wish-security_policy = security policy
item-wish-compensating_controls = compensating controls (such as a firewall): specification and settings
item-wish-upgrade_options = upgrade options and successors

new-model = Add a product you do not have yet
new-model-hint = A product to compare before buying.
new-model-empty = Enter the trade name.
new-model-saved = The product was added

columns-title = What the columns mean
columns-text = The headers do not tell which column is the name or the version of a component. Choose for each column, and the table is read as an SBOM.
columns-none = Not used (kept as it is)
columns-no-name = Choose the column of the names.
columns-save = Read it so
columns-saved = Noted what the columns mean
columns-field-name = Component name
columns-field-version = Version
columns-field-supplier = Supplier
columns-field-identifier = Unique identifier
columns-field-purl = Unique identifier (purl)
columns-field-cpe = Unique identifier (CPE)
columns-field-swid = Unique identifier (SWID)
columns-field-hash = Hash
columns-field-algorithm = Algorithm of the hash
columns-field-relation = Relation to others
columns-field-parent = Is part of
columns-field-depends-on = Needs
columns-field-author = Author
columns-field-timestamp = Timestamp
columns-field-licence = Licence
columns-field-kind = Kind
columns-field-group = In front of the name (group)
columns-field-description = Description
columns-field-end-of-support = End of support
columns-field-reference = Number of the row
