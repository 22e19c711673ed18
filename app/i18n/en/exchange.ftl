### The page on which ledgers travel as files

exchange-title = Exchange
exchange-lead = Turn the ledger into a file for others, or take somebody's file into your own ledger.
exchange-open = Open a file that you received
exchange-open-choose = Choose a file
exchange-open-text = Drop a ledger file (.daicho) from a colleague, or a copy that you kept, here, or choose it.
exchange-open-safe = Opening it changes nothing. You see what would be new before you decide.
exchange-other-file = Open another file
exchange-failed = "{ $file }" could not be opened
exchange-again-title = Compared once more
exchange-again = The ledger changed while you were looking, so the file was compared again. Look at it below and decide.
exchange-reading = Reading the file
exchange-verifying = Checking that nothing is damaged
exchange-comparing = Comparing it with your ledger
exchange-merging = Merging
exchange-locked = "{ $file }" is protected by a passphrase
exchange-locked-text = Ask whoever made the file for the passphrase and type it here.
exchange-passphrase = Passphrase
exchange-passphrase-again = Passphrase again
exchange-passphrase-hint = Nobody can open the file without the passphrase. Tell it to the receiver in another way than the file.
exchange-passphrase-differs = The two passphrases differ.
exchange-unlock = Open

exchange-preview = What is in "{ $file }"
exchange-author = Made by
exchange-at = Made at
exchange-facility = Facility
exchange-not-stated = not stated
exchange-nobody = (no name)
exchange-apart = The two ledgers were begun apart
exchange-apart-text = They have no history in common. One device may appear twice, so look through them after merging.
exchange-other-facility = This seems to be the ledger of another facility
exchange-other-facility-text = The facility has another name than yours. Merging puts the devices of both into one ledger.
exchange-sample = You are about to mix the sample with a real ledger
exchange-sample-text = One of the two is the sample, a fictional hospital. Merging mixes real devices with invented ones.
exchange-sure-facility = It is the ledger of the same hospital. Merge it.
exchange-sure-sample = They may be mixed. Merge it.
exchange-damage = Could not be read: { $count }
exchange-damage-text = You can merge what could be read. Better ask whoever made the file to write it again.
exchange-news = What would be new
exchange-nothing = Nothing is new. Your ledger has everything that is in this file.
exchange-kind = Kind
exchange-contribution = { $author }: { $count ->
    [one] one change
   *[other] { $count } changes
} ({ $first } to { $last })
exchange-conflicts = There would be { $count ->
    [one] one conflict
   *[other] { $count } conflicts
}
exchange-conflicts-text = The same field has another value than in your ledger. Both values are kept. You can decide later, one by one or many at once.
exchange-alike = One device may become two (almost sure: { $sure } pairs, perhaps: { $perhaps } pairs)
exchange-alike-text = Devices come in that share a serial number, MAC address or the like with one of yours. After merging you can join them on the page about devices that may be the same.
exchange-attachments = Attachments in the file: { $count }.
exchange-left-out = Attachments that are not in the file (left out as confidential, for example): { $count }.
exchange-waiting = { $count ->
    [one] One change
   *[other] { $count } changes
} cannot be merged yet
exchange-waiting-text = What came before is neither in this file nor in your ledger. Ask whoever made it for a file with all changes.
exchange-copied = This ledger and a copy of it were edited apart
exchange-copied-text = This happens when a browser's data or a whole computer was copied. Merging gives one side's changes new numbers and keeps the changes of both. Nothing is lost.
exchange-refused = { $count ->
    [one] One change contradicts
   *[other] { $count } changes contradict
} the history of your ledger
exchange-refused-text = There are two changes of the same number. This happens when a browser's data was copied as a whole. These changes are not merged here.
exchange-new-there = Your ledger in turn has { $count ->
    [one] one change
   *[other] { $count } changes
} that they lack. Write a file for them after merging.
exchange-differences = { $kind }: what differs, one by one
exchange-apply = Merge this
exchange-uncopied = The ledger as it is could not be saved to a file. Going on does not lose it.
exchange-anyway = Merge without a copy
exchange-apply-hint = Before merging, the ledger as it is goes into a file, unless that was done since its last change. Everything is merged or nothing at all. You can take it back afterwards.
exchange-said = { $count ->
    [one] One change was
   *[other] { $count } changes were
} merged.
exchange-showing = Bringing it to the screen
exchange-done-conflicts = Conflicts still to decide: { $count }.
exchange-to-conflicts = See the conflicts
exchange-to-duplicates = See devices that may be the same
exchange-undo = Take the merge back
fate-added = Added
fate-changed = Changed
fate-deleted = Deleted
fate-restored = Restored
action-undo-merge = Merge taken back

exchange-past = Files merged so far
exchange-past-text = Taking one back records changes that bring back the values from before. Fields that somebody changed since stay as they are. Others hear of it when you next give them your ledger.
exchange-past-one = { $at } "{ $file }" ({ $author }, changes: { $count })
exchange-taken-back = The merge was taken back.

exchange-save = Write a file
exchange-save-text = Puts the whole ledger with its history into one file, to keep elsewhere as a copy or to give to a colleague.
exchange-save-more = Passphrase, or only what somebody lacks
exchange-without-confidential = Leave confidential attachments (SBOMs, for example) out
exchange-theirs = A file that you received from them
exchange-theirs-hint = Then the file holds only the changes that they do not have yet.
exchange-write = Write the file
exchange-writing = Writing
exchange-written = The file is written
exchange-written-all = It holds all changes ({ $count }). Keep the downloaded file outside this computer as well.
exchange-written-part = It holds the changes that they lack ({ $count }). It is for them only and no copy of the ledger.
exchange-written-left-out = Confidential attachments left out: { $count }.
exchange-write-failed = The file could not be written
exchange-file-name = ledger

bundle-error-not-a-bundle = This is no ledger file. Open lists (Excel, CSV) under "Import".
bundle-error-empty = The file is empty.
bundle-error-truncated = The file was cut off. Copy it again, or ask for it again.
bundle-error-newer = The file was made by a newer version (format { $found }; this page reads up to { $known }). Reload the page to get the new version.
bundle-error-passphrase = A passphrase is needed.
bundle-error-wrong-passphrase = The passphrase is wrong. Mind capital letters and full-width letters.
bundle-error-by-key = The file was encrypted for a key and not with a passphrase. Ask for one with a passphrase.
bundle-error-too-much-work = The file was encrypted in a way that takes too long to open. Ask for one made with this program.
bundle-error-encryption = The encrypted file is damaged. Copy it again, or ask for it again.
bundle-error-too-large = The file is too large to be opened safely. Is it a ledger file?
bundle-error-cancelled = Cancelled.
bundle-problem-directory = The end of the file is missing. What is left was read.
bundle-problem-encryption = The encrypted file is damaged in the middle. What comes before was read.
bundle-problem-no-manifest = There is no manifest.json, so nobody knows whether everything is there.
bundle-problem-manifest = Part of manifest.json cannot be read.
bundle-problem-unknown = "{ $entry }" is of an unknown kind and is not used.
bundle-problem-unsafe = "{ $entry }" has an unsafe name and is not used.
bundle-problem-duplicate = "{ $entry }" is there twice. The first was used.
bundle-problem-entry = Part of "{ $entry }" is damaged.
bundle-problem-commit = Change { $seq } of { $replica } cannot be used ({ $fault }; { $entry }, line { $line }).
bundle-problem-missing = Changes { $first } to { $last } of { $replica } are not in the file.
bundle-problem-blob = The attachment { $entry } is damaged.
bundle-problem-no-blob = The attachment { $entry } is not in the file.
bundle-problem-more = More of these: { $count }.
bundle-fault-unreadable = it cannot be read
bundle-fault-newer = it is of a newer format
bundle-fault-hash = it is not what was written
bundle-fault-unconfirmed = it stands in a damaged part and nothing confirms it
