### The page about conflicts

conflicts-title = Conflicts
conflicts-text = { $count ->
    [one] One field was
   *[other] { $count } fields were
} filled in differently by several people at about the same time. Choose the right value. Until then all of them are kept. You can also decide later.
conflicts-none = There are no conflicts
conflicts-none-text = When several people fill in the same field differently, it is listed here.
conflicts-more = Show the other { $count }
conflicts-other = { $kind }: { $name }
conflicts-tick = Decides "{ $field }" together with others
conflicts-bulk = Decide many at once
conflicts-bulk-all = Decides everything below ({ $count }) in the same way. Tick the box before a field to decide only those that are ticked.
conflicts-bulk-ticked = Decides the { $count } that are ticked in the same way.
conflicts-bulk-hint = "Newest" goes by the clocks of the computers. You can undo it afterwards.
conflicts-rule-newest = Take the newest
conflicts-rule-mine = Take what was written on this computer
conflicts-rule-theirs = Take what the others wrote
conflicts-rule-nothing = None of the values fits this. Choose one by one.
conflicts-bulk-said = { $open ->
    [0] Decided: { $decided }.
   *[other] Decided: { $decided }. Still open: { $open }, because none of their values fits.
}

kind-facility = Facility
kind-department = Department
kind-person = Person
kind-organization = Company
kind-contact = Contact
kind-model = Model
kind-unit = Device
kind-attachment = Document
kind-request = Request to a maker
kind-alias = Spelling
kind-interface = Network interface
kind-contract = Contract
kind-contract_clause = Clause of a contract
kind-contract_answer = Answer for a contract
kind-contract_task = Task of a contract
kind-promise = Promise
kind-own_clause = Own clause
kind-own_pattern = Kind of hospital

part-outcome = Outcome
part-strength = Strength
part-included = In the annex
part-wording = Words of the contract
part-edition = Edition of the template
part-text = Answer
part-responsible = Does it
part-accountable = Answers for it
part-what = What is promised
part-due_on = By
part-every_months = Again after how many months
part-kept_on = Kept on
part-json = Content
choice-part-agreed = As it is
choice-part-reworded = With other words
choice-part-refused = Refused
choice-part-low = Low
choice-part-middle = Middle
choice-part-high = High
choice-part-yes = Yes
choice-part-no = No
choice-part-nobody = Nobody
choice-part-hospital = Hospital
choice-part-vendor = Marketing-authorisation holder
choice-part-dealer = Dealer
choice-part-lessor = Lessor
choice-part-repairer = Repairer
choice-part-network_operator = Network operator
