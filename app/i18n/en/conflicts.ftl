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
