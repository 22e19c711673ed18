### List of devices, one device, form

print = Print
list-separator = {", "}

devices-title = Devices
devices-count = { $total ->
    [one] 1 device
   *[other] { $total } devices
}
devices-count-of = { $found } of { $total } devices
devices-new = Register a device
devices-import = Import a list
devices-search = Search devices
devices-search-placeholder = Model, asset number, department, IP address …
devices-filters = Filters
devices-filter-choose = Choose
devices-columns = Columns
devices-duplicates = Find duplicates
devices-columns-title = Columns to show
devices-columns-save = Show these columns
devices-columns-reset = Back to the first columns
devices-support = Maker’s support
devices-support-ended = Support has ended
devices-support-year = Support ends within a year
devices-support-unstated = End of support unknown
devices-missing = Not known
devices-networked = Devices that may be on a network
devices-conflict-label = Conflicts
devices-conflict = Devices with conflicts
devices-chip-is = { $field }: { $value }
devices-chip-contains = { $field } contains “{ $value }”
devices-chip-missing = { $field } not known
devices-chip-known = { $field } known
devices-chip-remove = Remove this condition
devices-chips-clear = Remove all conditions
devices-empty-title = There are no devices yet
devices-empty-text = Register them one by one, or import the Excel or CSV list you have.
devices-none-title = No device fits
devices-none-text = Use fewer words or remove a condition.
devices-show-all = Show all devices
devices-selection = Selected devices
devices-selected = { $count } selected
devices-selected-hidden = ({ $count } of them not in the list now)
devices-select-none = Clear selection
devices-bulk-edit = Edit together
devices-delete = Delete
devices-delete-title = { $count ->
    [one] Delete this device?
   *[other] Delete { $count } devices?
}
devices-delete-text = They leave the list. Their records stay, and “Undo” brings them back.
devices-deleted = { $count ->
    [one] 1 device deleted.
   *[other] { $count } devices deleted.
}
device-untitled = Device without a name
value-odd = Not in the form of this field

device-contacts = Whom to call
device-network = See it in the network diagram
device-back = ← Devices
device-edit = Edit
device-copy = Register a copy
device-saved = Saved.
device-registered = Registered.
device-restored = The device is back.
device-restore = Bring it back
device-deleted = This device was deleted
device-joined = The device you opened was joined with this one
device-joined-text = The same device was in the ledger twice, and the entries were joined. Its former entry is part of "Changes" below.
device-joined-count = { $count ->
    [one] Another entry for this device was joined with it.
   *[other] { $count } other entries for this device were joined with it.
}
device-not-there = There is no such device
device-not-there-text = The address is mistyped, or the device is not in this ledger.
device-missing = Important and not known ({ $count })
device-fill = Fill in
device-interfaces = Network interface
device-no-interface = No interface (MAC address, IP address …) is filled in yet.
device-model-applies = { $count ->
    [one] This applies to the one device of this model.
   *[other] This applies to all { $count } devices of this model.
}
device-no-model = No model is registered yet.
device-own-value = This device only
device-model-value = Value of the model:
reach-none = No telephone number or address yet
reach-add = Add a contact (settings)

conflict-title = { $count ->
    [one] There is 1 conflict
   *[other] There are { $count } conflicts
}
conflict-text = Several people wrote at the same time. Choose what is right. Until then both stay.
conflict-by = { $author }, { $at } ({ $source })
conflict-other = Type another value
conflict-other-label = The right value
conflict-other-save = Use this value
conflict-choose = Choose this
conflict-decided = Your decision is saved.
conflict-delete = Delete
conflict-keep = Keep

history-title = Record of changes (who, when, what)
history-failed = The record could not be read
action-columns = What columns mean
action-attach = Attached a document
action-detach = Removed a document
action-request = Request to a maker
action-reply = Answer of a maker
action-alias = Joined spellings
action-move = Moved on the diagram
action-showing = Diagram shown to somebody
action-zone = Zone changed
action-view = Diagram saved
action-edit = Edited
action-create = Registered
action-copy = Copied
action-new-ledger = Ledger begun
action-bulk = Edited together
action-delete = Deleted
action-restore = Brought back
action-decide = Conflict decided
action-join = Joined as the same device
action-distinct = Told apart
action-import = Imported
action-mds2-fill = Filled in from a disclosure statement (MDS2)
action-rescue = Written back
action-sample = Sample ledger
action-undo = Undone
action-redo = Redone

form-title-new = Register a device
form-title-edit = Edit device
form-title-copy = Register a copy
form-save-next = Save and next device
form-back = Back to the form
form-errors = { $count ->
    [one] One field needs correction. It has a red border.
   *[other] { $count } fields need correction. They have a red border.
}
form-empty = Nothing is filled in. Fill in the model or the asset number.
form-keep-raw = Keep it as typed
form-state = { $field } is not known
form-state-none = Unknown…
form-state-value = Enter a value
form-state-group = If unknown
form-model-choose = Choose a registered model
form-model-hint = Type part of the trade name or model number. Fill in below what is not in the list; it is registered as a new model.
form-model-rest = More about the model (OS, end of support, regulatory …)
form-model-clear = Choose again
form-model-new = Data of the new model
form-model-summary = Names and maker of the model ({ $count ->
    [one] 1 device
   *[other] { $count } devices
})
form-interface = Interface { $number }
form-interface-add = Add an interface
form-interface-remove = Remove this interface
form-scope-title = How should the model change?
form-scope-text = “{ $fields }” is shared by all { $count } devices of this model.
form-scope-one = Only this device
form-scope-all = All { $count } devices
form-overtaken-title = Changed elsewhere meanwhile
form-overtaken-text = After you opened the form, these fields were changed elsewhere. Replace them with what you typed?
form-overtaken-field = Field
form-overtaken-theirs = Now
form-overtaken-ours = Yours
form-overtaken-confirm = Replace with mine

bulk-title = Edit { $count ->
    [one] 1 device
   *[other] { $count } devices
}
bulk-text = Choose the fields to change and what to put into all chosen devices.
bulk-field = Add a field to change
bulk-choose = Choose a field
bulk-blank = Fields left empty are cleared in all chosen devices.
bulk-scope = How fields of the model change
bulk-scope-one = Only for the chosen devices
bulk-scope-all = For all devices of the same models
bulk-save = Change { $count ->
    [one] 1 device
   *[other] { $count } devices
}
bulk-saved = { $count ->
    [one] 1 device changed.
   *[other] { $count } devices changed.
}

expect-date = Not read as a date. Such as 2024-04-01, 2024-04, 2024
expect-choice = Choose from the list.
expect-mac = Not read as a MAC address. Such as 00:1B:2C:3D:4E:5F (12 digits 0–9, A–F)
expect-ipv4 = Not read as an IP address. Such as 192.168.10.25 (four numbers 0–255)
expect-ipv6 = Not read as an IPv6 address. Such as fd00::1a2b
expect-host = A host name has letters, digits, “-” and “.”. Such as mri-console-1
expect-udi = A UDI-DI has 14 digits; the last one is checked.
expect-jmdn = A JMDN code has 8 digits.
expect-approval = Such as 21800BZZ10001000, 302AABZX00001000, 13B1X00001000001
expect-protocols = Not read as protocols and ports. Such as DICOM:104, HL7:2575, DICOM:11112/tcp
expect-subnets = Not a range of addresses. Example: 192.168.10.0/24 (separate several with a comma)
expect-vlans = VLAN numbers go from 1 to 4094. Example: 10, 20-29, radiology
expect-email = Not read as an e-mail address. Such as me@example.jp
expect-phone = Not read as a telephone number. Such as 03-1234-5678
expect-reference = Not read as a name. Write “N/A” if there is none, “unknown” if nobody knows.
expect-name = Not read as a name or number. Write “N/A” if there is none, “unknown” if nobody knows.
expect-number = Write a number.
expect-other = Not read in this field.

device-contract-none = No contract in force covers it.
device-contract-make = Make an annex
device-contract-ended = Over
device-contract-unstated = End not known
device-contract-coming = Not begun
device-contract-soon = Ends soon
device-contract-in-force = In force
