### The directory of contacts and its cards

contacts-text = Choose a device or a department: everybody to call, in the hospital and at companies, on one card. Print it and keep it at the device or in the ward.
contacts-by-device = By device
contacts-find = Device
contacts-find-hint = A name, asset number or place. The code of a card may be scanned here too.
contacts-find-none = No device fits.
contacts-find-count = { $count ->
    [one] One device fits.
   *[other] { $count } devices fit; { $shown } are shown.
}
contacts-by-department = By department
contacts-no-department = No department yet.

contacts-not-there = The ledger has no such device or department
contacts-other = Look for other contacts
contacts-to-device = To the device
contacts-to-department = Card of this department
contacts-print = Print the card
contacts-printed = Printed on { $day }
contacts-code = QR code with the number in the ledger

contacts-people = In the hospital
contacts-companies = Companies
contacts-missing = Not known yet
contacts-no-company = No company is known
contacts-write = Fill in
contacts-devices = { $count ->
    [one] 1 device
   *[other] { $count } devices
}
contacts-by-line = line “{ $line }”
contacts-disputed = People wrote different things
contacts-add = Add a contact

contacts-role-responsible = Person in charge
contacts-role-department-contact = Department contact
contacts-role-device-safety-manager = Medical device safety manager
contacts-role-information-system-safety-manager = Medical information system safety manager
contacts-role-manufacturer = Marketing authorisation holder
contacts-role-repairer = Repairer
contacts-role-dealer = Dealer
contacts-role-lessor = Lessor
contacts-role-network-operator = Network operator or remote maintenance

contacts-no-phone = No telephone number known
contacts-hours = Hours: { $hours }
contacts-gap-nobody = Nobody is known whom one could reach
contacts-gap-unsaid = Not known what to call them for: security, emergencies
contacts-gap-for = Nobody known for: { $purposes }
contacts-gap-unreachable = Somebody is named, but no number or address is known, for: { $purposes }

contacts-why-not-named = nothing written
contacts-why-may-be-none = not known whether there is one
contacts-why-deleted = “{ $name }” was deleted from the ledger
contacts-why-unreadable = “{ $text }” is written there, and the ledger does not have it

contacts-confirmed = Confirmed on { $day }
contacts-confirmed-long-ago = Last confirmed more than a year ago ({ $day })
contacts-confirmed-ahead = Confirmed on a day to come ({ $day })
contacts-confirmed-never = Never confirmed
contacts-confirmed-unreadable = The day of confirmation cannot be read ({ $day })
contacts-confirm = Confirmed today
contacts-confirmed-said = Noted as confirmed today.
