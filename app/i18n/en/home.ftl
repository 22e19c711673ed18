### Home

home-title = Your ledger
home-open-devices = Open the device list
home-import = Import a list
home-add = Add one by one
home-empty = No devices yet
home-empty-text = Import a list in Excel or CSV if you have one, or add devices one by one.
home-counts = What is in the ledger
home-count-devices = devices
home-count-models = models
home-count-departments = departments
home-count-organizations = organizations
home-count-none = None entered
home-devices-of = { $count ->
    [one] 1 device
   *[other] { $count } devices
}
home-network = Network connection
home-network-yes = Connected
home-network-by-address = Has an address, not stated
home-network-no = Not connected
home-network-unknown = Not known
home-network-why = “Not known” does not mean “not connected”. Check on site and fill it in.
home-gaps = Missing most
home-gaps-why = Choose a field to list the devices that lack it.
home-gaps-none = Every device has the main fields filled in.

next-title = What to do next
next-none = Nothing is pressing.
next-import = Import your list of devices.
go-import = Import
next-conflicts = { $count ->
    [one] One field has
   *[other] { $count } fields have
} different values from different people.
go-conflicts = Decide
next-facility = The facility has no name yet.
go-facility = Enter it
next-copy = { $count ->
    [one] 1 change is on this computer only. Make a copy in case it fails.
   *[other] { $count } changes are on this computer only. Make a copy in case it fails.
}
next-managers = Enter who manages device safety and who manages information system safety.
go-managers = Enter them
next-duplicates = { $count ->
    [one] Two devices have the same serial number or MAC address. Compare them: one may be there twice.
   *[other] { $count } pairs of devices have the same serial number or MAC address. Compare them: some may be there twice.
}
go-duplicates = Compare
next-device-manager = Enter who manages device safety.
go-device-manager = Enter
next-system-manager = Enter who manages information system safety.
go-system-manager = Enter
go-devices = Open the list
next-support-ended = { $count ->
    [one] 1 device is on the network although its support has ended (EOS).
   *[other] { $count } devices are on the network although their support has ended (EOS).
}
next-support-ends = { $count ->
    [one] Support of 1 device ends (EOS) within a year, and no replacement is planned.
   *[other] Support of { $count } devices ends (EOS) within a year, and no replacement is planned.
}
next-network = { $count ->
    [one] Whether 1 device is on the network is not filled in.
   *[other] Whether { $count } devices are on the network is not filled in.
}
next-mac = { $count ->
    [one] 1 connected device: MAC address not known.
   *[other] { $count } connected devices: MAC address not known.
}
next-ip = { $count ->
    [one] 1 connected device: IP address not known.
   *[other] { $count } connected devices: IP address not known.
}
next-support = { $count ->
    [one] 1 connected device: end of support (EOS) not known.
   *[other] { $count } connected devices: end of support (EOS) not known.
}
next-os = { $count ->
    [one] 1 connected device: operating system not known.
   *[other] { $count } connected devices: operating system not known.
}
next-malware = { $count ->
    [one] 1 connected device: malware protection not known.
   *[other] { $count } connected devices: malware protection not known.
}
next-purpose = { $count ->
    [one] 1 connected device: purpose of the connection not known.
   *[other] { $count } connected devices: purpose of the connection not known.
}
next-protocols = { $count ->
    [one] 1 connected device: protocols not known.
   *[other] { $count } connected devices: protocols not known.
}
next-maker = { $count ->
    [one] 1 device: manufacturer not known.
   *[other] { $count } devices: manufacturer not known.
}
next-department = { $count ->
    [one] 1 device: department not known.
   *[other] { $count } devices: department not known.
}
next-room = { $count ->
    [one] 1 device: room not known.
   *[other] { $count } devices: room not known.
}
next-serial = { $count ->
    [one] 1 device: serial number not known.
   *[other] { $count } devices: serial number not known.
}
next-remote = { $count ->
    [one] 1 connected device: remote maintenance not known.
   *[other] { $count } connected devices: remote maintenance not known.
}
next-remote-method = { $count ->
    [one] 1 device with remote maintenance: how it connects is not known.
   *[other] { $count } devices with remote maintenance: how they connect is not known.
}

safety-title = Where the ledger is kept
safety-place = Place
safety-place-text = This browser on this computer
safety-kept = Protection
safety-kept-yes = Protected
safety-kept-no = Not protected
safety-kept-unknown = The browser does not say
safety-room = Space used
safety-export = Last copy
safety-export-never = Never
safety-export-edits = { $count ->
    [one] (1 change since)
   *[other] ({ $count } changes since)
}
safety-settings = Storage settings
room-used = { $used } (about { $quota } allowed)
room-unknown = The browser does not say

home-documents = Documents from makers
home-documents-overdue = { $count ->
    [one] An answer about one product is overdue
   *[other] Answers about { $count } products are overdue
}
home-documents-see = Look
home-documents-models = { $count } products lack it
home-documents-why = Without them nobody can find out whether a device is affected when something happens.
home-documents-none = SBOM, MDS2 and the end of life and support are there for every product, or not owed at its stage. See “Documents” for the rest.

home-found = Devices seen on the network
home-found-numbers = In the ledger { $ledger } / on the network { $seen } (of these not in the ledger { $unknown })
home-found-on = As of the scan of { $on } when it was taken in. Places that were not looked at are not counted.

home-contracts-ended = { $count ->
    [one] { $count } contract is over
   *[other] { $count } contracts are over
}
home-contracts-notice-soon = { $count ->
    [one] { $count } contract renews soon unless notice is given
   *[other] { $count } contracts renew soon unless notice is given
}
home-contracts-ends-soon = { $count ->
    [one] { $count } contract ends soon
   *[other] { $count } contracts end soon
}
home-contracts-promise-overdue = { $count ->
    [one] { $count } contract has overdue promises
   *[other] { $count } contracts have overdue promises
}
home-contracts-must-missing = { $count ->
    [one] { $count } contract lacks must-clauses
   *[other] { $count } contracts lack must-clauses
}
home-contracts-must-weakened = { $count ->
    [one] { $count } contract has weakened must-clauses
   *[other] { $count } contracts have weakened must-clauses
}
home-contracts-task-gap = { $count ->
    [one] { $count } contract has tasks that nobody does or nobody answers for
   *[other] { $count } contracts have tasks that nobody does or nobody answers for
}
home-contracts-unstated = { $count ->
    [one] { $count } contract has no known end
   *[other] { $count } contracts have no known end
}
home-contracts-devices-gone = { $count ->
    [one] { $count } contract covers devices that are gone
   *[other] { $count } contracts cover devices that are gone
}
home-contracts-no-devices = { $count ->
    [one] { $count } contract covers no device
   *[other] { $count } contracts cover no device
}
home-contracts-no-contact = { $count ->
    [one] { $count } contract has no emergency contact
   *[other] { $count } contracts have no emergency contact
}
home-contracts-newer = { $count ->
    [one] { $count } contract has newer templates
   *[other] { $count } contracts have newer templates
}
home-contracts-none = Nothing was found to be wrong with the contracts that are registered. Devices without one are listed under Contracts.
home-contracts-failed = The contracts could not be looked through. Open the page Contracts.
