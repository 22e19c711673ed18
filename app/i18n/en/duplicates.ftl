### Devices that may be the same

duplicates-intro = Where lists are brought together, the same device may end up in the ledger twice. Look at the reasons and decide. Joining keeps both histories and can be undone.
duplicates-busy = Looking for the same devices…
duplicates-failed = The search did not work
duplicates-none = No devices look like the same one
duplicates-none-text = Serial numbers, MAC addresses, asset numbers, host names, places and more were compared.
duplicates-kind = Which to show
duplicates-sure = Sure ({ $count })
duplicates-doubtful = To compare ({ $count })
duplicates-none-here = None are left here.
duplicates-join-all = { $count ->
    [one] Join the sure pair
   *[other] Join the { $count } sure pairs
}
duplicates-join-all-text = Where values differ, the newer one stays. The others can be seen in the changes. You can undo this afterwards.
duplicates-join-all-most = No more than { $count } devices are joined at once.
duplicates-joined-all = Joined into { $count } devices.
duplicates-joined-all-left = Joined into { $count } devices. Compare the other { $left } pairs one by one.
duplicates-join = Same device (join)
duplicates-joined = Joined into one device.
duplicates-different = Different devices
duplicates-told = Recorded as different devices. You will not be asked about these two again.
duplicates-later = Later
duplicates-postponed = For later: { $count }
duplicates-again = Show again
duplicates-page = Pairs { $first } to { $last }
duplicates-before = Previous
duplicates-next = Next
duplicates-for = Why they look like the same device
duplicates-against = What speaks against it
duplicates-field = Field
duplicates-stays = Entry that stays
duplicates-goes = Entry that is joined to it
duplicates-choose-hint = Where values differ, choose which to keep. At first the newer one is chosen.
duplicates-disputed = (a conflict not decided yet)

why-pair = { $one } / { $other }
why-for-joined-before = They were joined, and somebody worked on one of them at the same time.
why-for-serial-of-model = Same model and serial number ({ $value }).
why-for-serial = Same serial number ({ $value }). Whether the model is the same is not known.
why-for-mac = Same MAC address ({ $value }).
why-for-asset-number = Same asset number ({ $value }).
why-for-host-name = Same host name ({ $value }).
why-for-ip = Same IP address ({ $value }).
why-for-model = Same model ({ $value }).
why-for-place = Same place ({ $value }).
why-against-serial = Different serial numbers ({ $one } / { $other }).
why-against-asset-number = Different asset numbers ({ $one } / { $other }).
why-against-model = Different models ({ $one } / { $other }).
why-against-mac = Different MAC addresses ({ $one } / { $other }).
why-against-host-name = Different host names ({ $one } / { $other }).
why-against-place = Both in use, in different places ({ $one } / { $other }).
why-against-same-list = Different rows of the same imported list.
why-against-undecided = There is a conflict that is not decided yet.

duplicates-passed-over = Values that were not used
duplicates-passed-over-text = Many devices share these, so they tell nothing about which device it is.
duplicates-passed-over-line = { $field } "{ $value }": { $count } devices
duplicates-told-title = Recorded as different ({ $count })
duplicates-take-back = Take back
duplicates-taken-back = The record was taken back.
