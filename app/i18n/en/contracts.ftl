# Contracts: register, annex, responsibilities, agreement, template, checklists

contracts-tab-register = Contracts
contracts-tab-make = Make an annex
contracts-tab-checklists = Checklists
contracts-tab-clauses = Clause templates
contracts-tab-kinds = Kinds of hospitals
contract-aid = This is an aid for talks, not legal advice. Have an expert look at contracts that matter.
contract-print = Print
contract-source = Source
contract-colon = {": "}
contract-open = [open: { $what }]
contracts-title = Contracts
contracts-why = What was promised by whom, for which devices, until when. What is urgent comes first.
contracts-add = Enter an existing contract
contracts-make = Make an annex
contracts-none = No contract is registered yet
contracts-none-make = Choose devices, and the ledger helps to make an annex: a document beside the contract that says who answers for what.
contracts-none-add = Of a contract that you have already, the dates and contacts are enough to notice before it runs out.
contracts-search = Search by name, company or number
contracts-show = Contracts shown
contracts-show-all = All ({ $count })
contracts-show-ended = Over
contracts-show-notice-soon = Notice due soon
contracts-show-ends-soon = Ending soon
contracts-show-promise-overdue = Promise overdue
contracts-show-must-missing = Must-clauses missing
contracts-show-must-weakened = Must-clauses weakened
contracts-show-task-gap = Tasks that nobody does or nobody answers for
contracts-show-unstated = No end known
contracts-show-devices-gone = Devices gone
contracts-show-no-devices = No devices
contracts-show-no-contact = No emergency contact
contracts-show-newer = Newer template
contracts-show-draft = In preparation
contracts-rest = { $count ->
    [one] { $count } contract is not shown. Type a word to find one.
   *[other] { $count } contracts are not shown. Type a word to find one.
}
contracts-all = Show all
contract-head-name = Contract
contract-head-company = With
contract-head-standing = Standing
contract-head-period = Period
contract-head-devices = Devices
contract-head-problems = What to look at
contract-until = {" – "}
contract-no-day = not entered
contract-no-company = not entered
contract-devices = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
contract-standing-ended = Ended early
contract-standing-ended-day = Ended on { $day }
contract-standing-notice-soon-day = Notice by { $day }
contract-standing-ends-soon-day = Ends on { $day }
contract-standing-unstated = End not known
contract-standing-draft = In preparation
contract-standing-not-yet-day = From { $day }
contract-standing-renewed-day = Renewed after { $day }
contract-standing-in-force = In force
contract-standing-in-force-day = In force until { $day }
contract-problem-ended = Over
contract-problem-notice-soon = Notice due soon
contract-problem-ends-soon = Ends soon
contract-problem-promise-overdue = { $count ->
    [one] { $count } promise overdue
   *[other] { $count } promises overdue
}
contract-problem-must-missing = { $count ->
    [one] { $count } must-clause missing
   *[other] { $count } must-clauses missing
}
contract-problem-must-weakened = { $count ->
    [one] { $count } must-clause weakened
   *[other] { $count } must-clauses weakened
}
contract-problem-task-gap = { $count ->
    [one] { $count } task that nobody does or nobody answers for
   *[other] { $count } tasks that nobody does or nobody answers for
}
contract-problem-unstated = No end known
contract-problem-devices-gone = { $count ->
    [one] { $count } device gone
   *[other] { $count } devices gone
}
contract-problem-no-devices = No devices
contract-problem-no-contact = No emergency contact
contract-problem-newer = { $count ->
    [one] { $count } clause has newer texts
   *[other] { $count } clauses have newer texts
}
contract-advice-ended = Its devices are still there. Renew it, or set its state to "Ended early".
contract-advice-notice-soon = It renews by itself. Decide whether to go on.
contract-advice-ends-soon = Talk about the next contract if you want to go on.
contract-advice-promise-overdue = Ask the company; press "Kept" if it came.
contract-advice-must-missing = See under "Agreed" which ones: they are for the next talks.
contract-advice-must-weakened = See under "Agreed" which ones.
contract-advice-task-gap = Decide under "Who does what". Until then they are easily left undone.
contract-advice-unstated = Look into the contract and enter the last day of its present period, or that it renews; of one that renews, also how many months before its end notice is due.
contract-advice-devices-gone = Ask whether devices that are gone can be taken out of the contract.
contract-advice-no-devices = Choose the devices that it is about.
contract-advice-no-contact = Ask for a number that answers at night too, and enter it.
contract-advice-newer = The contract stays as it is. Use the new texts when it is renewed.
lacks-title = Clauses that contracts of the hospital lack
lacks-why = Must-clauses that are missing or weak in contracts: what to ask for next.
lacks-see = See the contracts
lacks-contracts = { $count ->
    [one] { $count } contract
   *[other] { $count } contracts
}
contracts-timeline = What runs out in two years
contracts-timeline-label = { $count ->
    [one] { $count } contract by the day on which they end
   *[other] { $count } contracts by the day on which they end
}
contracts-uncovered = { $count ->
    [one] { $count } device without a contract
   *[other] { $count } devices without a contract
}
contracts-uncovered-why = Devices that no contract in force covers; those that vendors reach come first.
contracts-lapsed = The contracts of { $count } of them are over.
contracts-uncovered-rest = { $count ->
    [one] Show { $count } other model
   *[other] Show { $count } other models
}
contracts-with-line = { $count } reached by vendors
contracts-no-model = Devices of an unknown model
contracts-make-for = Make an annex{" "}
contract-covered = Devices
contract-covered-hint = Type a part of a name or number.
form-add-contract = Enter a contract
form-edit-contract = Edit the contract
contract-gone = There is no such contract
contract-parts = Parts of the contract
contract-part-facts = Contract
contract-part-annex = Annex
contract-part-tasks = Who does what
contract-part-agreed = Agreed
contract-unmade = No template is chosen for this contract
contract-unmade-text = Choose one to see whether the clauses that matter are there. The contract itself stays as it is.
contract-unmade-make = Choose a template
contract-edit = Edit
contract-delete = Delete the contract
contract-delete-text = It leaves the list. It stays in the history and can be brought back.
contract-problems = What to look at, and what to do
contract-units = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
contract-units-none = No devices are chosen. Choose them under "Edit".
contract-files = Files of the contract
contract-files-none = The signed contract is not here yet. Attach it, and nobody has to look for it when it matters.
contract-files-drop = Drop the signed PDF here, or choose it.
promises-title = Promises by a day
promises-why = What is promised by a day: an SBOM (list of software parts), a report of patches.
promises-none = None yet.
promise-add = Add a promise
promise-keep = Kept
promise-kept-said = Noted
promise-delete = Delete the promise
promise-overdue = Overdue since { $day }
promise-soon = By { $day } (soon)
promise-later = By { $day }
promise-unstated = No day entered
promise-kept = Kept on { $day }
promise-every = { $count ->
    [one] every { $count } month
   *[other] every { $count } months
}
promise-what = What is promised
promise-what-hint = Such as: hand over the SBOM
promise-due = By
promise-due-hint = Such as 2027-03-31 or 令和9年3月31日
promise-months = Again after how many months
promise-months-hint = Leave it empty if it is once only.
promise-wrong-what = Say what is promised.
promise-wrong-due = This is no date. Enter it like 2027-03-31.
promise-wrong-every = Enter a number of 1 or more.
promise-example-sbom = Hand over the SBOM
promise-example-patch = Report on patches
promise-example-eos = Tell the planned end of support
promise-example-check = Report on the regular check

# Beginning

make-title = Make an annex
make-why = Choose devices, and what the ledger knows (company, line, boundary, support dates) goes into the clauses. What is not known stays open, with a mark.
make-first = 1. Choose devices
make-first-hint = Type a part of a name or number. Several devices may share a contract.
make-next = Next
make-second = 2. Look over what the ledger suggests
make-second-text = { $count ->
    [one] For { $count } device. Change only what is wrong.
   *[other] For { $count } devices. Change only what is wrong.
}
make-name = Name of the contract
make-name-one = Responsibilities for { $device }
make-name-several = Responsibilities for { $device } and { $rest } more
make-organization = Contract with
make-line = Remote line
make-boundary = Trust boundary
make-hint-organization = The marketing-authorisation holder, or the dealer that you sign with.
make-hint-line = The line by which the company reaches the devices.
make-hint-boundary = Where the responsibility of the hospital ends and that of the company begins.
make-pattern = Kind of hospital
make-pattern-hint = It decides how strong clauses are and who answers. Take the nearest.
make-situations = How the devices are used
make-situations-hint = Tick all that hold. The clauses that fit are added.
make-save = Make the annex
make-saved = The annex was begun

# Annex

annex-preview = How the annex reads
annex-out = Save as a file
annex-out-open = { $count ->
    [one] { $count } thing is open. It is marked in the file.
   *[other] { $count } things are open. They are marked in the file.
}
paper-language = Language of the file
paper-ja = Japanese
paper-en = English
paper-both = Both
paper-save-docx = Word (DOCX)
paper-save-html = HTML
paper-save-markdown = Markdown
paper-saved = The file was saved
paper-failed = The file could not be made. Try again.
annex-questions = Open questions ({ $count })
annex-questions-why = What the ledger does not know. Fill in what you know; the rest stays marked and can be settled in talks.
annex-save = Save
annex-choosing = Choose clauses
annex-pattern = Kind of hospital:{" "}
annex-frozen = This was agreed. What was agreed of each clause is edited under "Agreed".
annex-kept = { $kept } of { $all }
annex-strength-of = Strength: { $name }
annex-left-out = A must-clause is left out
annex-why = Why, and from where
contract-level-must = Must
contract-level-should = Should
contract-level-negotiable = Negotiable
contract-strength-low = Low
contract-strength-middle = Middle
contract-strength-high = High
contract-hint-boundary_point = Such as: the wall socket of the MRI room. Enter the boundary, and it is filled in.
contract-hint-vendor_emergency_contact = With a number that answers at night, if there is one.
contract-hint-line_permitted_by = Such as: the chief technologist of radiology

# Who does what

tasks-title = Who does what
tasks-why = The tasks of the contract, who does each and who answers for it. What nobody does or nobody answers for is easily left undone.
tasks-gaps = { $count ->
    [one] { $count } task that nobody does or nobody answers for
   *[other] { $count } tasks that nobody does or nobody answers for
}
tasks-no-gaps = Every task has somebody who does it and somebody who answers for it.
tasks-only-gaps = Only tasks that nobody does or nobody answers for
tasks-picture = Around the device
tasks-task = Task
tasks-responsible = Does it
tasks-accountable = Answers for it
tasks-nobody = Nobody
tasks-gap = Nobody does it, or nobody answers for it
tasks-legend = Does: carries it out. Answers: is accountable. Asked: before. Told: afterwards.
tasks-part-responsible = Does
tasks-part-accountable = Answers
tasks-part-consulted = Asked
tasks-part-informed = Told

# Agreement

agreed-title = What was agreed
agreed-why = Compared with the template: clauses that are missing or weaker. Look at the signed contract and choose what is different.
agreed-whole = All clauses of the template are in it as they are.
agreed-draft = Not agreed yet
agreed-draft-text = Note it here when the talks are done. It begins as agreed like the annex; then change what is different.
agreed-silent = Nothing is noted of its clauses yet
agreed-silent-text = If it was agreed as the annex says, note that with the button, then change what is different. If the contract has another form, look into it and choose the clauses that are in it in the table below.
agreed-agree = Note the agreement
agreed-said = Noted. Now change what is different.
agreed-clause = Clause
agreed-level = Matters
agreed-outcome = Outcome
agreed-strength = Strength
agreed-difference = Difference
agreed-wording = Words of the contract
agreed-outcome-agreed = As it is
agreed-outcome-reworded = With other words
agreed-outcome-refused = Refused
agreed-outcome-open = Still talking
agreed-outcome-left-out = Left out
agreed-outcome-of = Outcome: { $name }
agreed-wording-of = Words: { $name }
contract-difference-missing = Missing
contract-difference-weakened = Weakened
contract-difference-reworded = Other words
contract-difference-open = Still talking
contract-difference-newer = Newer template

# Checklists and template

checklists-procurement = Before buying
checklists-acceptance = On delivery
checklists-procurement-why = Questions for the company when you ask for an offer. The answers go into the contract.
checklists-acceptance-why = What to look at together with the company when a device is delivered.
checklists-situations = How the device is used (nothing ticked: all questions)
checklists-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
checklists-number = No.
checklists-question = Question
checklists-expected = A good answer
checklists-answer = Answer
clauses-title = Clause templates
clauses-text = { $count ->
    [one] The { $count } clause that annexes are made of, with the reason and the source of each. What stands in brackets is filled in from the ledger.
   *[other] The { $count } clauses that annexes are made of, with the reason and the source of each. What stands in brackets is filled in from the ledger.
}
own-add = Add an own clause
own-change = Change the clause
own-changed = Changed by the hospital
own-own = Added by the hospital
own-as-shipped = Back to the template
own-delete = Delete the clause
own-files = Own clauses and kinds of hospitals as files
own-files-why = What the hospital added or changed can be exchanged with other hospitals, or a head office.
own-open = Open a file
own-drop = Drop a file of clauses (JSON) here, or choose it.
own-save = Save own clauses and kinds ({ $count }) as a file
own-taken = The file was taken in
own-refused = The file was refused. The ledger was not changed.
own-line = Line { $line }: { $why }
own-no-text = This is no text in UTF-8, or it is too large.
own-broken = It is not written as such a file is ({ $what })
own-other-format = It is no file of clauses, or one of a newer version ({ $what })
own-twice = Two clauses or tasks share a name ({ $what })
own-other-group = The name of a clause does not begin with that of its group ({ $what })
own-text = What is in braces is no field ({ $what })
own-no-clause = It refers to a clause that is not there ({ $what })
own-no-text-in = A name or a text is missing ({ $what })
own-no-source = It names no source ({ $what })
own-no-field = No field has that name ({ $what })
own-left-out = Some own clauses or kinds of hospitals do not fit the template any more, and are not used
own-title-ja = Title (Japanese)
own-title-en = Title (English, optional)
own-text-ja = Text (Japanese)
own-text-en = Text (English, optional)
own-why-ja = Why it is there (Japanese)
own-why-en = Why it is there (English, optional)
own-source = Rules of the hospital
own-source-hint = The document that your text is based on. Left empty: the rules of the hospital. Sources of the clause as it came stay.
own-fields-hint = {"{{"}vendor{"}}"} becomes the name of the company, {"{{"}hospital{"}}"} that of the hospital, {"{{"}clause:remote.line{"}}"} the number of that clause.
own-strengths = Write a weaker and a stronger text as well
own-strengths-why = You can then offer a company the weaker, the usual or the stronger text. Left empty, there is the usual one only.
own-other-ja = { $strength }: text (Japanese)
own-other-en = { $strength }: text (English)
agreed-newer = What changed
agreed-then = As it was agreed
agreed-now = As the template says now
agreed-take-newer = The newer text was agreed
clauses-search = Search clauses

# Kinds of hospitals

kinds-title = Kinds of hospitals
kinds-text = How strong clauses are, and how many days they say, begins with the kind of hospital of an annex. Change a kind so that it fits yours, or add one.
kinds-used = Used by { $count ->
    [one] { $count } contract
   *[other] { $count } contracts
}
kinds-change = Change this kind
kinds-copy = Make a new one from it
kinds-delete = Delete this kind
kinds-delete-title = Take this kind of hospital back?
kinds-delete-action = Take back
kinds-delete-text =
    { $count ->
        [0] No contract is of this kind.
        [one] { $count } contract is of this kind. It stays. A kind that came along reads as it came; of one that the hospital added, its contract is compared with all clauses.
       *[other] { $count } contracts are of this kind. They stay. A kind that came along reads as it came; of one that the hospital added, its contracts are compared with all clauses.
    }
kinds-strengths = How strong clauses are
kinds-strengths-why = What you ask of the company, and how much. Each annex can still change it clause by clause.
kinds-presets = Numbers and words at first
kinds-presets-why = Where talks begin. Each annex can change them.
kinds-presets-hint = What is left empty is marked [open] in annexes, and asked for.
kinds-in-english = { $what } (English, optional)
kinds-roles = Who at the hospital answers
kinds-security = Questions on security
kinds-emergency = In an emergency
kinds-security-ja = Who answers questions on security (Japanese)
kinds-security-en = Who answers questions on security (English, optional)
kinds-emergency-ja = Who answers in an emergency (Japanese)
kinds-emergency-en = Who answers in an emergency (English, optional)
kinds-out = { $count ->
    [one] { $count } clause is left out at first
   *[other] { $count } clauses are left out at first
}
kinds-clauses = Clauses
kinds-clauses-hint = What is not ticked is not in an annex at first. Each annex can take it in again.
kinds-group = { $in } of { $all }
kinds-note = What to watch for in talks
kinds-note-ja = What to watch for in talks (Japanese)
kinds-note-en = What to watch for in talks (English, optional)
kinds-title-ja = Name of the kind (Japanese)
kinds-title-en = Name of the kind (English, optional)
kinds-about-ja = What kind of hospital (Japanese)
kinds-about-en = What kind of hospital (English, optional)
kinds-no-title = Enter a name.
kinds-no-number = “{ $what }” takes a whole number, 0 or more.
