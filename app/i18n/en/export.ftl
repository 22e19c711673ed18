### Handing the list on

export-open = Export the list
export-title = Export the list
export-lead-all = Every device and every field of the ledger, in one file.
export-lead-some = The { $devices } chosen devices, in one file.
export-format = File format
export-format-xlsx = Excel workbook (.xlsx)
export-hint-xlsx = For people who use Excel. Leading zeros and dates stay as they are.
export-format-csv-utf8 = CSV (UTF-8)
export-hint-csv-utf8 = For other systems. Excel opens it as well.
export-format-csv-cp932 = CSV (Shift_JIS)
export-hint-csv-cp932 = For older systems. Characters it cannot hold are shown before it is saved.
export-save = Save file
export-making = Making the file…
export-said = { $devices } devices were exported to “{ $file }”.
export-failed = The file could not be made.
export-failed-do = The ledger is as it was. Try again, or choose another format.
export-lost-title = { $count } characters cannot be written in Shift_JIS
export-lost-text = In the file they become “〓”. To keep them, choose the Excel workbook or CSV (UTF-8).
export-lost-one = “{ $character }”, { $times } times (first in line { $line }, column “{ $header }”)
export-lost-save = Save anyway
export-name = device-ledger
export-sheet = Device ledger
