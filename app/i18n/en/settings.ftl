### Settings

settings-title = Settings
facility-title = Facility
facility-saved = Facility saved.

title-department = Departments
why-department = To choose from when you say where a device stands and who owns it.
title-person = People
why-person = Those responsible for devices and for safety management.
title-organization = Organizations
why-organization = Marketing authorisation holders, dealers, lessors, repairers and so on.
title-contact = Contacts at organizations
why-contact = Whom to call or write to when a device fails or is attacked. Shown with each device as well.

entity-add = Add
entity-none = None yet.
entity-actions = Actions
entity-edit = Edit “{ $name }”
entity-delete = Delete “{ $name }”
entity-deleted = Deleted.
entity-saved = Saved.
entity-used-title = This is in use
entity-used = { $count ->
    [one] One record refers to it. The record stays, but the name can no longer be chosen.
   *[other] { $count } records refer to it. They stay, but the name can no longer be chosen.
}
entity-delete-action = Delete
entity-name-empty = Enter a name.
entity-name-taken = This name exists already.
entity-organization-empty = Choose the organization. If it is not there, add it to the organizations first.
entity-nothing = (none)
entity-name = Name
entity-roles = Roles
entity-department = Department
entity-organization = Organization
entity-role = Department or role
entity-contact = Contact
entity-phone = Phone
entity-email = Email
entity-purposes = Whom to call for
entity-hours = Hours
entity-confirmed_on = Confirmed on
entity-note = Note

form-add-department = Add a department
form-edit-department = Edit department
form-add-person = Add a person
form-edit-person = Edit person
form-add-organization = Add an organization
form-edit-organization = Edit organization
form-add-contact = Add a contact
form-edit-contact = Edit contact

personal-title = You and the screen
personal-saved = Your name is saved.
theme-label = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark

storage-title = Storage
storage-text = The ledger lies in this browser’s storage. The browser may clear it when space runs low, so ask it to protect the data.
storage-kept-yes = Protected
storage-kept-no = Not protected
storage-kept-unknown = The browser does not say
storage-ask = Ask the browser to protect it
storage-refused = The browser did not promise protection
storage-refused-text = Some browsers protect only sites that are used often or bookmarked. Export to a file regularly.

check-title = Check the ledger
check-text = Reads every saved change and checks that it is as it was written, and that none is missing or was altered. The ledger does not change.
check-start = Check
check-running = Checking the saved changes
check-none = There are no saved changes yet.
check-sound = All is well
check-sound-text = { $commits } saved changes, written in { $replicas } browser(s), are all as they were written. The last is of { $until }.
check-broken = { $count } saved changes are not as they should be
check-broken-one = Change number { $seq } ({ $at }, browser { $replica }): { $fault }
check-broken-more = { $count } more
check-broken-text = The other { $commits } are as they were written, and on the screen. First export the list as a copy, and compare it with an earlier file if you have one.
check-at-unknown = time unknown
check-fault-missing = It is missing or cannot be read.
check-fault-changed = It is not what was written.
check-fault-unlinked = It does not follow the one before: one of the two was altered.
check-failed = The check could not be finished

erase-title = Erase everything
erase-text = For handing back a shared computer, or for replacing the sample with your own ledger.
erase-open = Erase everything…
erase-question = Erase this ledger?
erase-goes = What goes
erase-goes-text = The ledger, its record of changes and the settings in this browser. This cannot be undone.
erase-stays = What remains
erase-stays-text = Files you exported, backups of the computer or of servers, and ledgers in other browsers or computers. Whether the disk itself forgets every trace cannot be promised.
erase-type = Type “{ $word }” to confirm
erase-word = ERASE
erase-wrong = Type “{ $word }”.
erase-action = Erase everything
erased = The ledger of this browser is erased.
