### Manufacturer disclosure statements (MDS2) and their kin: what they tell, what to do, compensating controls, sections

## Forms

mds2-edition-hn1-2019 = Manufacturer disclosure statement for medical device security (MDS2), 2019
mds2-edition-hn1-2013 = Manufacturer disclosure statement for medical device security (MDS2), 2013
mds2-edition-mds = Manufacturer disclosure statement for medical information security (MDS, Japan)
mds2-edition-sds = Service provider disclosure statement for medical information security (SDS, Japan)

## Weights

mds2-weight-important = Needs action
mds2-weight-unclear = Not known
mds2-weight-information = For information

## How far a statement answers

mds2-coverage-missing = No disclosure statement: nobody knows whether it is safe
mds2-coverage-not-weighed = There is a statement, and its answers are not judged automatically
mds2-coverage-partly = The statement leaves questions open that matter
mds2-coverage-whole = The statement answers all questions that matter

## What it tells

mds2-finding-no-form = There is no disclosure statement, so nobody knows whether the device is safe.
mds2-finding-unanswered = Questions that matter are not answered.
mds2-finding-see-notes = Questions that matter are answered by "see notes". Only the notes tell whether that is yes or no.
mds2-finding-unrecognized = Questions that matter have an answer that is neither yes, no nor not applicable.
mds2-finding-not-weighed = Answers on this form are not judged automatically.
mds2-finding-no-malware-protection = There is no protection against malware (viruses and other malicious software).
mds2-finding-malware-protection-not-included = Anti-malware software is possible, but not included.
mds2-finding-malware-updates-by-maker = The hospital may not install or update anti-malware software itself.
mds2-finding-malware-compensated = Other controls make up for missing anti-malware software.
mds2-finding-malware-not-compensated = Nothing makes up for the missing anti-malware software.
mds2-finding-remote-service = The maker or others can connect from outside for service.
mds2-finding-remote-patient-data = Patient data can be seen or taken out during remote service.
mds2-finding-remote-unnoticed = The device does not show that remote service is under way.
mds2-finding-remote-started-by-maker = The hospital cannot start remote service itself.
mds2-finding-remote-data = It connects to the outside for other purposes, such as data that predict failures.
mds2-finding-remote-updates = Software updates can come over a connection from outside.
mds2-finding-sbom-available = An SBOM (list of software components) is available.
mds2-finding-no-sbom = There is no SBOM (list of software components).
mds2-finding-sbom-not-updated = The SBOM (list of software components) is not kept up to date.
mds2-finding-no-disclosure-programme = The maker has no programme for receiving and disclosing vulnerabilities.
mds2-finding-no-vulnerability-process = The maker has no process to assess vulnerabilities and updates.
mds2-finding-updates-not-announced = The maker does not tell when an update may be installed.
mds2-finding-updates-by-maker = Only the maker or its service can install updates.
mds2-finding-updates-by-hospital = The documents tell how the hospital installs updates.
mds2-finding-third-party-updates = Updates of others, such as of the operating system, may be installed without the maker's approval.
mds2-finding-automatic-updates = Software updates install themselves.
mds2-finding-unapproved-software = Nothing keeps unapproved software from being installed.
mds2-finding-updates-not-verified = The device does not check that software or updates come from the maker.
mds2-finding-no-login = There is no login: whoever gets near can use it.
mds2-finding-shared-accounts = Own IDs and passwords are not enforced, so it may be unclear who did what.
mds2-finding-fixed-passwords = Some passwords cannot be changed.
mds2-finding-accounts-not-documented = Not all accounts are documented.
mds2-finding-no-lockout = Passwords can be tried any number of times.
mds2-finding-credentials-unprotected = Passwords and the like are not stored securely.
mds2-finding-no-automatic-logoff = It does not log off by itself.
mds2-finding-administrator-rights = Unrestricted administrator rights can be had.
mds2-finding-no-audit-log = It keeps no record of who did what (audit log).
mds2-finding-audit-log-unprotected = The audit log is not protected from being changed.
mds2-finding-audit-log-stays-inside = The audit log cannot be exported.
mds2-finding-long-term-storage = It is a main place where patient data are kept for the long term.
mds2-finding-no-data-backup = It cannot back up data.
mds2-finding-no-settings-backup = It cannot back up settings and software.
mds2-finding-stored-data-open = It cannot encrypt stored data.
mds2-finding-sent-data-open = It sends personal data without encryption.
mds2-finding-partners-unchecked = It does not make sure with whom it communicates.
mds2-finding-no-own-firewall = It does not limit network access itself.
mds2-finding-wireless = It connects by radio.
mds2-finding-removable-media = It takes removable media such as USB memory.
mds2-finding-outside-connection = It can communicate with systems or networks outside the hospital.
mds2-finding-needs-internet = It needs an internet connection.
mds2-finding-operated-from-afar = It can be operated from another device.
mds2-finding-port-list-available = A list of network ports is available.
mds2-finding-no-port-list = There is no list of network ports.
mds2-finding-keeps-personal-data = Personal data stay in it while power is off.
mds2-finding-cannot-erase = Data cannot be erased for good, or nobody is told how.
mds2-finding-storage-not-secured = Parts with personal data can be taken out without tools.
mds2-finding-unneeded-open = Ports, services, shares or applications are open that nobody needs.
mds2-finding-starts-from-media = It may be started from foreign media, or its start-up settings changed.
mds2-finding-can-be-added-to = Unauthorized software or hardware can be added without tools.
mds2-finding-hardening-guide = Instructions for further hardening are available.
mds2-finding-no-scan-guidance = The documents do not tell whether it may be scanned for vulnerabilities.
mds2-finding-security-manual = There are security documents for the hospital.
mds2-finding-no-security-manual = There are no security documents for the hospital.
mds2-finding-controls-recommended = The maker recommends compensating controls.
mds2-finding-support-dates-published = Support dates and updates are published.
mds2-finding-no-support-dates = Support dates and updates are not published.
mds2-finding-no-parts-plan = There is no plan for the time when support of third-party software ends.
mds2-finding-emergency-access = It can be used in an emergency without the normal procedure.
mds2-finding-diagram-available = A diagram of connections or data flows is available.
mds2-finding-hosted-by-maker = The software runs on the maker's servers.

## What to do

mds2-todo-ask-form = Ask the maker or dealer for the disclosure statement (MDS2).
mds2-todo-ask-answers = Ask the maker the questions without an answer.
mds2-todo-read-notes = Read the notes, and ask the maker where they are unclear.
mds2-todo-read-text = Read what is written, and ask the maker what it means.
mds2-todo-read-form = Open the attached statement and read it.
mds2-todo-choose-controls = Choose from the controls below what can be done for this device. Make sure with the maker that care is not hindered.
mds2-todo-install-protection = Ask the maker which software may be used, and have it installed.
mds2-todo-agree-updates = Agree with the maker or service who updates, and when.
mds2-todo-ask-document = Ask for the document that describes it, and attach it.
mds2-todo-check-remote-line = See whether the remote maintenance line is in the ledger, and enter it if not. If there is no line, enter "no".
mds2-todo-agree-remote-sessions = Agree with the maker on notice before remote service, attendance, and which data may be seen.
mds2-todo-ask-sbom = Ask for the latest SBOM and import it.
mds2-todo-ask-software-list = Ask the maker for names and versions of the operating system and main software.
mds2-todo-ask-vulnerability-contact = Ask the maker whom to turn to about vulnerabilities, and what is done then.
mds2-todo-plan-updates = Decide who in the hospital updates, and when. Ask the maker about effects before each update.
mds2-todo-check-after-updates = Find out when updates are installed, and check the device afterwards.
mds2-todo-take-from-maker = Install only software and updates that come directly from the maker or its service.
mds2-todo-limit-people = Limit who can get near the device, and enter its place in the ledger.
mds2-todo-manage-passwords = Decide who has which password and rights, and review that when people change.
mds2-todo-ask-accounts = Ask the maker for a list of accounts and how to change default passwords.
mds2-todo-log-off-by-hand = Tell users to log off or lock the screen when they leave.
mds2-todo-record-use = Record who used it in another way.
mds2-todo-review-log = Ask how to see the audit log on the device, and look at it during inspections.
mds2-todo-plan-backup = Decide how to back up and restore data, and try it once.
mds2-todo-ask-recovery = Ask the maker how the device is set up again after damage, and how long that takes.
mds2-todo-protect-stored-data = Keep device and media from being carried off, and make rules for moving them.
mds2-todo-protect-traffic = Use it in a separate network and limit whom it talks to.
mds2-todo-record-connection = Enter in the ledger what it connects to, and put it on the diagram.
mds2-todo-rule-for-media = Make rules on which media may be used and how they are checked before.
mds2-todo-ask-ports = Ask for the list of ports, and close all others by a firewall.
mds2-todo-erase-before-disposal = Make sure that data are erased before disposal, repair or return.
mds2-todo-agree-disposal = Agree with the maker what becomes of storage media at disposal or return.
mds2-todo-ask-to-close = Ask the maker whether what is not needed can be closed.
mds2-todo-ask-before-scan = Ask the maker before scanning it for vulnerabilities.
mds2-todo-record-support-dates = Enter the published end of support in the ledger.
mds2-todo-ask-support-dates = Ask the maker for the end of life (EOL) and end of support (EOS).
mds2-todo-agree-emergency-access = Decide how it is used in an emergency, and how that is recorded.
mds2-todo-ask-diagram = Ask for the diagram, attach it, and compare it with your own.
mds2-todo-ask-sds = Ask for the disclosure statement of the service (SDS).

## Compensating controls

mds2-control-physical-access = Restricted physical access: put it where only permitted people can enter.
mds2-control-removable-media = Managed removable media: restrict USB memory and the like by settings or port covers.
mds2-control-isolation = Network isolation: take it off the network.
mds2-control-segmentation = Network segmentation: give it a segment (VLAN) of its own.
mds2-control-monitoring = Monitoring: watch for suspicious traffic, with an intrusion detection system for example.
mds2-control-remote-access = Restricted remote access: remove or stop the functions by which one connects from outside.
mds2-control-firewall = Firewall: put one in front of it that lets only necessary traffic through.
mds2-control-malware-protection = Malware protection: install software. For a device off the network, choose one that needs no definition updates.
mds2-control-backup = Backup and recovery: keep copies of data and settings, and prepare how to restore them.

## Sections

mds2-section-doc = Document and product
mds2-section-mpii = Personal data
mds2-section-alof = Automatic logoff
mds2-section-audt = Audit logs
mds2-section-auth = Authorization
mds2-section-cnfs = Configuration of security features
mds2-section-csup = Security updates
mds2-section-didt = De-identification
mds2-section-dtbk = Backup and disaster recovery
mds2-section-emrg = Emergency access
mds2-section-igau = Integrity of health data
mds2-section-mldp = Malware
mds2-section-naut = Authentication of other systems
mds2-section-conn = Means of connection
mds2-section-paut = Authentication of people
mds2-section-plok = Physical locks
mds2-section-rdmp = Plans for third-party components
mds2-section-sbom = SBOM (list of software components)
mds2-section-sahd = Hardening
mds2-section-sgud = Security documents
mds2-section-stcf = Confidentiality of stored data
mds2-section-txcf = Confidentiality of sent data
mds2-section-txig = Integrity of sent data
mds2-section-rmot = Remote service
mds2-section-othr = Other
mds2-section-mgmt = Management of information security (ISMS)
mds2-section-orgn = Organizational measures
mds2-section-phys = Physical measures
mds2-section-tech = Technical measures
mds2-section-humn = Measures concerning people
mds2-section-disp = Disposal of information
mds2-section-mntn = Changes and maintenance
mds2-section-take = Taking information and equipment out
mds2-section-bcp = Response to disasters and attacks
mds2-section-exch = Exchange with the outside
mds2-section-sign = Electronic signatures
mds2-section-true = Authenticity (records cannot be tampered with)
mds2-section-read = Readability (records can be read)
mds2-section-keep = Preservation (records last)
mds2-section-outs = Storage outside
mds2-section-scan = Digitizing paper

## Screen

documents-tab-compare = Compare statements

mds2-answer-yes = Yes
mds2-answer-no = No
mds2-answer-not-applicable = Not applicable
mds2-answer-see-notes = See notes
mds2-answer-text = Filled in
mds2-answer-unrecognized = Not understood
mds2-answer-unanswered = No answer

mds2-question-unknown = (see the statement itself)
mds2-section-none = Questions that this edition does not have

mds2-says = What it says
mds2-edition = Form
mds2-says-nothing = It names neither product nor contact.
mds2-type-on = Go on typing

mds2-tally = Answers to { $count } questions
mds2-tally-why = "See notes", "not understood" and "no answer" count as neither yes nor no.

mds2-findings = What this statement tells
mds2-findings-source = Which answers matter is the judgement of this ledger. The compensating controls are the types of table 3 of the manufacturer guidebook, 6.6.3.
mds2-findings-count = { $count }
mds2-not-a-verdict = This is what the answers in the statement mean. That something does not appear here does not mean that the device is safe.
mds2-maybe-on-network = The devices are taken as (possibly) connected to a network.
mds2-off-network = By the ledger none of the devices is on a network.
mds2-controls = { $count ->
    [one] 1 compensating control (protection around the device)
   *[other] { $count } compensating controls (protection around the device)
}
mds2-because = By questions: { $questions }
mds2-because-many = By { $count } questions
mds2-to-devices = See the devices of this model
mds2-to-documents = See the documents to receive

mds2-fills = What it can fill in the ledger
mds2-fills-none = Nothing in this statement can be filled into the ledger.
mds2-fills-why = The answers are compared with the ledger. What the ledger has is never replaced.
mds2-fill-column-field = Field
mds2-fill-column-held = Ledger now
mds2-fill-column-proposed = Statement
mds2-fill-column-standing = To do
mds2-fill-blank = Not filled in
mds2-fill-accept = Fill in
mds2-fill-all = Fill in all { $count } that are missing
mds2-fill-possible = The product can do this. Check whether it is used here before you fill it in.
mds2-fill-same = Same as the ledger
mds2-fill-contradicts = Not what the ledger says
mds2-fill-contradicts-do = Look at the device and ask the maker which is right.
mds2-fill-not-used = The product can do it, it is not used here
mds2-fill-disputed = People disagree in the ledger
mds2-filled = { $count ->
    [one] Filled 1 place of the ledger from the statement
   *[other] Filled { $count } places of the ledger from the statement
}

mds2-questions = Questions and answers
mds2-questions-source = The questions are in the words of this ledger, in short. For the exact questions see the statement itself.
mds2-search = Search by number, question or note
mds2-only = Which questions to show
mds2-only-all = All
mds2-only-unanswered = No answer
mds2-only-see-notes = Not clear
mds2-only-found = With findings
mds2-found = { $count } of { $total } questions
mds2-section-count = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
mds2-section-unanswered = { $count } without answer
mds2-column-number = Number
mds2-column-question = Question
mds2-column-answer = Answer
mds2-column-note = Note
mds2-column-change = Change
mds2-column-before = Before
mds2-column-after = After
mds2-column-finding = What it tells

mds2-changes = Changes since an earlier statement
mds2-changes-against = Compare with
mds2-changes-unreadable = One of the two cannot be read or is another form, so they cannot be compared.
mds2-changes-none = No answer has changed.
mds2-changes-count = { $count ->
    [one] 1 place has changed.
   *[other] { $count } places have changed.
}
mds2-changes-show = Show the list
mds2-change-changed = Another answer
mds2-change-withdrawn = Answer taken away
mds2-change-answered = Answered now
mds2-change-still-unknown = Still not known
mds2-change-note = Another note

mds2-problems = { $count ->
    [one] 1 place was not understood
   *[other] { $count } places were not understood
}
mds2-problem-unknown = There is an answer to { $id }, which this edition does not ask.
mds2-problem-unrecognized = The answer "{ $text }" to { $id } is neither yes, no, not applicable nor see notes.
mds2-problem-again = { $id } is answered a second time ({ $text }). The first answer counts.
mds2-problem-sheet = The sheet "{ $sheet }" could not be read.
mds2-problem-table = Part of the table is hard to read.

mds2-card = What the MDS2 (disclosure statement) tells
mds2-card-nothing-urgent = No answer asks for action at once. That does not mean that it is safe.
mds2-card-more = See { $count } more on the page of the statement
mds2-card-others = { $count } more for information
mds2-card-unread = There is a statement that cannot be read automatically
mds2-card-unread-do = What a PDF file or paper answers counts as not known. Ask for the Excel version or type it, and what it tells appears here.
mds2-compare-link = Compare with another model
mds2-type-link = Type a statement

mds2-compare = Compare two models by their statements
mds2-compare-text = For use before buying. Statements are attached on the page of a model; a model without one stays unknown.
mds2-compare-choose = Please choose
mds2-compare-left = First model
mds2-compare-right = Second model
mds2-meanings = What the statements tell
mds2-meanings-none = Neither tells of anything that needs action. That does not mean that they are safe.
mds2-meanings-unknown = Not known ({ $count })
mds2-meanings-not-found = Applies to neither ({ $count })
mds2-meanings-information = For information ({ $count })
mds2-presence-found = Applies
mds2-presence-not-found = Does not apply
mds2-presence-cannot-tell = Cannot tell
mds2-pairs = Answers side by side
mds2-pairs-differing = Different answers
mds2-pairs-unknown = Not known
mds2-pairs-all = All
mds2-pairs-none = There are none.

mds2-type = Type a statement
mds2-type-text = Copy numbers, answers and notes from a statement on paper or in a PDF file. An empty line means no answer; leave open what you do not know.
mds2-type-edition = Which form
mds2-type-choose = Please choose
mds2-type-more = Add a line
mds2-type-wrong = Some lines have a number that cannot be read
mds2-type-wrong-do = Correct the numbers with a red frame as they are printed in the statement (such as 10-1, B.2 or 12.1). A number can be given once only.
mds2-type-failed = Not saved
mds2-type-note = Typed by hand
mds2-type-file-hn1-2019 = MDS2 (2019) { $model } { $date }.json
mds2-type-file-hn1-2013 = MDS2 (2013) { $model } { $date }.json
mds2-type-file-mds = MDS { $model } { $date }.json
mds2-type-file-sds = SDS { $model } { $date }.json

mds2-by-hand = This statement cannot be read automatically
mds2-by-hand-do = What it answers counts as not known. Type it, and what it tells and what to do appears.
