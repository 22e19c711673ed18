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
