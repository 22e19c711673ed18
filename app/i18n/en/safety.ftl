### Copies of the ledger

## The rescue page

rescue-page = Open the rescue page
rescue-page-title = Take the ledger out as it is (rescue page)
rescue-page-text = When the app does not start or the ledger is damaged, this page saves what is stored as one file. It changes nothing. Have a look before you need it.

## How often to be reminded

reminder-title = Remind me of a copy
reminder-text = When this long has passed since the last copy, and something has changed since, Home mentions it under “What to do next”.
reminder-daily = Every day
reminder-weekly = Every week
reminder-monthly = Every month
reminder-never = Never

## Copies

copies-title = Copies of the ledger
copies-text = The ledger is on this computer only. In case that fails or is lost, keep the whole of it in one file (.daicho), the record of changes included.
copy-title = A file
copy-download = Save a copy
copy-downloaded = A copy was saved as “{ $file }”. Keep it in another place as well.
copy-failed = The copy could not be made. The ledger is as it was. Try again.

## The folder for copies

folder-title = Folder for copies
folder-absent = Choose a folder, and a copy is kept there by itself whenever something changes. A shared folder or an external disk is best.
folder-choose = Choose a folder
folder-other = Choose another folder
folder-leave = Stop copying by itself
folder-allow = Allow saving
folder-retry = Save again
folder-unsupported = This browser cannot keep copies in a folder by itself (Edge and Chrome can). Save a copy as a file now and then.
folder-open = Whenever something changes, a copy is kept in “{ $name }”.
folder-saved = Saved in “{ $name }”, read back and found to be the same ({ $at }, { $file }).
folder-saving = Saving a copy in “{ $name }”…
folder-asks = The browser was opened anew: to keep copies in “{ $name }”, allow it once more.
folder-failed = No copy could be kept in “{ $name }”
folder-denied = The browser does not allow it. Press “Save again” and allow it, or choose another folder.
folder-gone = The folder is not there. See whether it was moved or renamed, or its disk taken out; then save again, or choose another folder.
folder-full = The disk is full. Make room, then save again. Earlier copies are still there.
folder-differs = What was read back is not what was written, so that copy was not kept. The disk may be failing: choose another folder.
folder-not-written = The browser could not write ({ $error }). Save again, or choose another folder.
folder-not-chosen = The folder cannot be used. Choose another one.
