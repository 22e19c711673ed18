### Words used all over the screen

app-name = Daicho
skip-to-content = Skip to content
nav-label = Main menu
nav-home = Home
nav-devices = Devices
nav-documents = Documents
nav-network = Network
nav-contracts = Contracts
contacts-title = Contacts
nav-import = Import
nav-exchange = Exchange
nav-settings = Settings
language-label = Language

loading = Loading…
save = Save
cancel = Cancel
close = Close
undo = Undo
redo = Redo
required = Required
try-again = Try again

table-print-cut = Only the first { $printed } of { $rows } rows are printed. Narrow the list down, or export it.
select-all = Select all rows shown
select-row = Select row { $row }

drop-one = Of { $count } files “{ $file }” is read: one at a time.
drop-elsewhere = Files cannot be opened here. Open “Import” and drop it before another file is chosen there.

duplicates-title = Devices that may be the same
page-not-found-title = There is no such page
page-not-found-text = The address has changed or is mistyped.
page-not-found-home = Go to Home

leave-title = There is unsaved input
leave-text = It is lost when you leave this page. To keep it, choose “Cancel” and then “Save”.
leave-action = Leave without saving

## Saving

save-saved = Saved
save-saving = Saving…
save-failed = Not saved
save-hint = Changes are kept in this browser. “Saved” appears only after they are written.
undone = Undone.
undone-in-part = Undone. Fields that were changed again since were left as they are.
undone-nothing = Nothing to undo: it has been changed again since.
redone = Redone.
prefs-not-saved = The setting could not be saved. It holds until you close this tab.

not-saved = { $count ->
    [one] 1 change is not saved
   *[other] { $count } changes are not saved
}
not-saved-rescue = So far they are on this screen only. If it cannot be put right at once, download them before you close it. Open the file under “Exchange” later, and they are in the ledger.
rescue = Download unsaved changes
rescue-failed = The file could not be made.
give-up = Discard the changes

## A new version

new-version = A new version is ready
new-version-text = Reload the page when it suits you, and you have the new version. Until then you can go on with this one. Save what you are typing first.
new-version-reload = Reload

## The ledger does not open, or is damaged

ledger-not-opened = The ledger could not be opened
error-detail = Details for support
damaged = { $count ->
    [one] One part of the ledger could not be read
   *[other] { $count } parts of the ledger could not be read
}
damaged-text = What could be read works as usual. First export the list as a copy; if you have an earlier file, compare the two.

store-error-quota = The disk or the browser’s storage is full. Remove files you do not need, then try again.
store-error-blocked = Another tab has an older version of the ledger open. Close all other tabs, then try again.
store-error-stale = Another tab was first to write. Reload the page.
store-error-gone = The data of this site was cleared in the browser, and the saved ledger with it. The ledger now is on this screen only. Do not close this tab before you have decided what to do.
store-error-too-new = This ledger was made by a newer version of the program. It was not touched. Reload the page to open it with the newer version.
store-error-corrupt = The stored data is damaged and cannot be read. Do not clear the browser’s data; ask for help and pass on the details.
store-error-already-stored = A change with the same number is already stored; the browser profile may have been copied. Reload the page.
store-error-connection-lost = The connection to the database was lost. Try again.
store-error-aborted = The browser stopped writing. Check that the disk has space, then try again.
store-error-unavailable = This browser does not keep data here. Check that this is not a private window and that site data is allowed.

gone-title = The saved ledger is gone
gone-history = First save a copy as a file, then write the ledger back. That brings back everything as it is now, but not the history of who changed what and when.
gone-write-back = Write this ledger back
gone-rescue = Save as a file
gone-let-go = Give up this ledger
gone-let-go-title = Give up this ledger?
gone-let-go-text = The ledger on this screen will be lost for good. What the browser has now, or an empty start, is opened instead.
gone-other = Another ledger was begun in this browser in another tab. To keep the two apart, nothing was written back. Save it as a file.

## Work in the background: lists, history

worker-broken = The program stopped on the way. The ledger is as it was. Close other tabs and programs and try again.
worker-failed = It was broken off. The ledger is as it was. Try again.

## Sample

sample-label = Sample ledger
sample-banner = This is a sample. The hospital, devices and companies do not exist.
sample-leave = Erase it and begin

## Author

author-title = What is your name?
author-why = The ledger’s history shows who changed what. You are asked only once.
author-label = Your name
author-hint = Example: Sato, Clinical Engineering. The ledger’s record of changes shows it.
author-empty = Enter a name.
author-save = Save under this name
