# Documents that are attached to devices and other things (SBOM, MDS2, instructions for use …)

attachments-title = Documents
attachments-none = None yet. What you received from the manufacturer can be kept here: SBOM (the list of software parts), MDS2 (the security disclosure), instructions for use and the like.
attachments-drop = Drop files here or choose them. What the program can read, it tells you about. The files do not leave this computer.

attach-choose = Choose files
attach-keeping = Reading “{ $file }” …
attach-failed = “{ $file }” was not saved
attach-too-large = The file is too large: at most { $limit } can be attached.
attach-unreadable = The file cannot be read. If it is open in another program, close it there and choose it again.
attach-title = Attach “{ $file }”
attach-anyway = You can attach it as it is. It counts as received but unreadable, which is a reason to ask the company for it again.
attach-subject = What it is about
attach-subject-hint = A document about a product belongs to all devices of the model.
attach-to-model = All devices of this model ({ $count })
attach-to-unit = This device only
attach-not = Do not attach
attach-save = Attach
attach-done = “{ $file }” is attached

document-kind-sbom = SBOM
document-kind-mds2 = MDS2
document-kind-mds = MDS
document-kind-sds = SDS
document-kind-manual = Instructions for use
document-kind-security_policy = Security policy
document-kind-maintenance_plan = Maintenance plan
document-kind-eol_notice = EOL or EOS notice
document-kind-advisory = Security advisory
document-kind-network_diagram = Network drawing
document-kind-network_scan = Network scan
document-kind-contract = Contract
document-kind-other = Other

document-read-sbom = Read as an SBOM ({ $format }): { $components } components, { $score } % of the minimum elements are there.
document-read-sbom-empty = It is an SBOM ({ $format }) but lists no component. That does not mean that there is none.
document-read-sboms = The archive holds { $files } SBOMs with { $components } components. Of the minimum elements { $score } % are there in the one that lacks most.
document-no-name = (a file without a name)
document-unreadable = unreadable
document-expired = expired
document-fact-separator = {" · "}
document-fact-version = version { $text }
document-fact-received = received { $text }
document-fact-from = from { $text }
document-fact-until = valid until { $text }

document-field-kind = Kind
document-field-version = Version
document-hint-version = The version of the software it is about, or of the document. Example: 2.1
document-field-received_on = Received on
document-field-received_from = From
document-field-valid_until = Valid until
document-hint-valid_until = After that day a new one is asked for. Leave it empty if there is none.
document-field-confidential = Handling
document-hint-confidential = Confidential documents can be left out of files for others.
document-confidential-unsaid = By its kind (an SBOM is confidential)
document-confidential-yes = Confidential
document-confidential-no = Not confidential
document-field-note = Note
document-date-wrong = This is not read as a date. Example: 2026-04-01

sbom-error-none = This is no SBOM: none of the formats known here (CycloneDX, SPDX, SWID, table).
sbom-error-empty = The file is empty.
sbom-error-web-page = This is a web page, not an SBOM. Perhaps the message of a failed download was saved. Please get it again.
sbom-error-broken = The file is broken (line { $line }, column { $column }). It may have been cut off. Please get it again.
sbom-error-too-deep = It is nested too deeply to be read safely (at most { $limit } levels).
sbom-error-too-large = It is too large to be read safely (at most { $limit }).
sbom-error-too-many = It has too many components to be read (at most { $limit }).
sbom-error-not-text = There is no text in it that could be read as an SBOM.
sbom-error-archive = The archive cannot be opened. It is damaged, or there is no SBOM in it.
sbom-error-too-many-files = There are too many files in the archive (at most { $limit }).
sbom-error-unclear = It is a table, but its headers do not tell which column is the name or the version of a component. Once it is attached, you can say so on the page of the document.

document-read-mds2 = Read as an MDS2 (disclosure statement): of { $questions } questions { $answered } are answered, and { $unclear } have no clear answer.
mds2-error-none = Not readable as an MDS2 (disclosure statement): no numbers of questions such as MLDP-1 are in it.
mds2-error-by-hand = This edition of the statement cannot be read by itself. Once attached, it can be typed on the page of the model with "Type a statement".
mds2-error-too-large = Too large to be read as a disclosure statement (up to { $limit }).
mds2-error-broken = The file is damaged or has a password, and cannot be read as a disclosure statement.
mds2-error-too-new = This statement was made with a newer version of the ledger. Load the page again to get the new version.
