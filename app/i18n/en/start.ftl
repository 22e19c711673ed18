### First screen

start-title = Begin a ledger of medical devices
start-lead = Keep the hospital’s devices with their networks, software and maintenance in one ledger inside this browser.
start-new = New ledger
start-new-text = Enter the facility and your name, and you are ready. Devices can be imported or typed in later.
start-new-action = Create
start-file = From a list you have
start-file-text = Drop a device list in Excel or CSV here. You check it before it goes into the ledger.
start-file-action = Choose a file
start-sample = Look at the sample
start-sample-text = Try every screen with a fictional hospital of 150 beds and about 300 devices. You can erase it at any time.
start-sample-action = Open the sample
start-sample-failed = The sample could not be loaded. Reload the page and try again.
start-exchange = Did you get a ledger file (.daicho) from a colleague, or want to begin from a copy?
start-exchange-action = Open a file
start-privacy = Nothing is sent anywhere
start-privacy-text = The ledger stays in this browser on this computer. Only files that you save yourself leave it.

begin-title = New ledger
begin-name-empty = Enter the name of the facility.
begin-action = Create the ledger
facility-name = Facility
facility-beds = Beds
facility-beds-hint = Leave it empty if you do not know.
