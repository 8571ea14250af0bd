/** Wi-Fi, the line, rules and updates. */
export const networkTrouble = `
=== slow-42
title: Slow or unstable Wi-Fi since version 4.2.0
summary: Version 4.2.0 changed two settings that it should not have changed. 4.2.1 puts them back.
in: updates
words: firmware 4.2, slow since update, speed dropped, downgrade, rollback, devices fall off
products: mesh6, mesh6pro, perchr2, perchr4, perchlte
tags: firmware, firmware 4.2, wifi
problem: Slow or unstable Wi-Fi on version 4.2.0
review: -12

You are affected when **Network > Software** shows 4.2.0, and older devices fall off or the speed by Wi-Fi is far below the speed by cable.

**Install 4.2.1.** Network > Software > Check for updates. The device restarts once; that is all.

If 4.2.1 is not offered yet, do by hand what it does:

1. Network > Security: choose **WPA2 only**. Version 4.2.0 had set it to mixed, which older chips do not understand.
2. Network > Advanced > Radio: switch **Airtime fairness** off.
3. Restart what had fallen off.

To go back to 4.1.3 altogether, see [install a version by hand](#manual-firmware). Nothing that you have set up is lost either way.

> [!NOTE]
> The weaker looking setting is the one you had before 4.2.0. It is safe with a good password.

=== manual-firmware
title: Install a version by hand
summary: Go back to an earlier version, or update a device that is not online.
in: updates
words: downgrade, rollback, install from file, older firmware, wren.home
products: mesh6, mesh6pro, perchr2, perchr4
tags: firmware
review: 100

1. Download the file for exactly your device from its support page.
2. Connect a computer **by cable** to a LAN socket. By Wi-Fi the connection breaks in the middle.
3. Open http://wren.home in the browser and sign in with the password of the device.
4. Choose **Software > Install from file** and pick the download.
5. Wait for the steady green light, about four minutes.

Automatic updates are off after that. Switch them on again under Software > Automatic as soon as the version you wait for is there.

~~~
File:      wren-mesh6-4.1.3.bin
SHA-256:   shown beside the download; compare the first eight characters
~~~

=== evening-drops
title: The Wi-Fi is slow or breaks off in the evening
picture: chart 3 | Speed over one evening, measured every ten minutes
summary: Neighbours, channels and the microwave: how to tell, and what to set.
in: wifi
words: drops in the evening, disconnects, unstable, channel, interference
products: mesh6, mesh6pro, perchr4
tags: wifi, mesh
review: 45

In the evening everybody around you streams, on the same few channels. Find out first whether it is the Wi-Fi at all: connect one computer by cable. If that is slow too, it is the line; ask your provider.

If it is the Wi-Fi:

1. **Network > Advanced > Channel**: choose *Search now*. It takes a minute, and the network is gone for that long.
2. Set **Channel width** of the 2.4 GHz band to 20 MHz. Wider is faster only where nobody else is.
3. In a house with close neighbours switch **Avoid radar channels** off: there is room on them.
4. Give the television a cable. It is the one device that fills the air all evening.

When a unit shows *looking for a better channel* many times a day, send us the log: Network > Help > Send log.

=== dead-spot
title: No Wi-Fi in one room
summary: Walls, floors and how to get around them.
in: wifi
words: dead zone, no signal upstairs, garden wifi, cellar
products: mesh6, mesh6pro
tags: wifi, mesh
review: 180

Walk there with the app open at **Network > Signal here**. Below 30 nothing helps but another unit or a cable; between 30 and 50 these do:

- Turn the nearest unit so that its flat side faces the room.
- Move it to the other side of what is in the way: a fridge, a chimney, a bathroom wall with foil behind the tiles.
- Under Devices > the device, choose **Prefer 2.4 GHz**. It is slower and goes through walls.

More about [where units belong](#mesh-placement). Three units are enough for nearly every house; a fourth by radio makes the others slower.

=== lte-backup
title: The LTE backup of Perch R4 LTE does not take over
summary: SIM, signal and the time it takes.
in: internet
words: failover, sim card, mobile backup, 4g
products: perchlte
tags: router
problem: LTE backup needs up to 90 seconds
review: 75

The backup waits **90 seconds** before it takes over, so that a short break of the line does not cost data. It goes back after the line has been good for five minutes.

If it does not take over at all:

1. Internet > Backup > **Test now**. The answer says which of the following it is.
2. *No SIM*: the card goes in with the contacts down and the cut corner first, until it clicks.
3. *PIN wanted*: switch the PIN off in a phone, or enter it under Backup > SIM.
4. *No network*: under 2 bars turn the router, or move it to a window. Metal blinds count as a wall.
5. *Refused*: some tariffs are for phones only. Ask the provider for one for routers.

=== port-forward
title: Open a port for a service at home
summary: Rules, fixed addresses and providers that share one address.
in: internet
words: port forwarding, nas from outside, cgnat, game server, wireguard
products: perchr2, perchr4
tags: router
review: 160

1. Give the device a fixed address: Devices > the device > **Keep this address**.
2. Internet > Rules > Add: the device, the port, and TCP, UDP or both.
3. Test from a **mobile connection**. From your own Wi-Fi you only test the loopback.

**It stays closed?** Look at Network > Internet. An address from 100.64 to 100.127 means that your provider shares one address between many customers, and nothing can come in. Most switch you to one of your own when you ask. With IPv6 it works without.

> [!WARNING]
> Open only what you need. A camera or a file server that is open to everybody is found within hours; [WireGuard](#vpn-home) is the safer way in.

=== vpn-home
title: Reach your home from outside with WireGuard
summary: A tunnel that belongs to you, set up in the app.
in: internet
words: vpn, wireguard, remote access, tunnel
products: perchr4, perchlte
tags: router
review: 220

Internet > Away > **Add a phone or computer** shows a square code. Scan it with the WireGuard app of the phone and switch the tunnel on. For a computer choose *Download file*.

~~~
[Interface]
PrivateKey = (yours alone, do not send it to anybody)
Address = 10.71.0.2/32

[Peer]
Endpoint = your-name.wren-away.example:51820
AllowedIPs = 192.168.20.0/24
~~~

With *AllowedIPs* as above only the traffic to your home goes through the tunnel. Write 0.0.0.0/0 to send everything through it, for instance in a hotel.

=== vpn-work
title: The VPN of your employer breaks off
summary: MTU, double routers and parental filters.
in: internet
words: company vpn, home office, cisco, globalprotect, disconnects
products: mesh6, mesh6pro, perchr4
tags: router
review: 140

Most of these break because packets become too large on the way.

1. Internet > Advanced > **MTU**: try 1400. If the VPN holds, go up in steps of 20 until it breaks, then one back.
2. Two routers in a row? See [behind a provider's box](#old-router-bridge).
3. Switch **Filters** off for the work computer under People > Filters. They look at DNS, and many VPNs bring their own.

Tell your IT department that IPsec needs UDP 500 and 4500; nothing has to be opened on our side.

=== guest-network
title: A guest network for visitors
summary: Its own password, no way into your home, and a time after which it ends.
in: wifi
words: guest wifi, visitors, separate network, qr code
products: mesh6, mesh6pro, perchr2, perchr4
tags: wifi
review: 310

Network > **Guests** > switch it on. Guests reach the internet and nothing at home: no printer, no camera, no other guest. Show them the square code in the app, or print it.

You can end it by itself after an evening, a week, or never, and slow it down to a part of your line.

Guests need the printer after all? Under Guests > Exceptions add it. That opens this one device and nothing else.

=== guest-hotel
title: Guest network in guesthouses: addresses run out
summary: "Connected, no internet" with many guests: make room and shorten the lease.
in: wifi
for: customers
words: hotel, guesthouse, welcome page, captive portal, dhcp full, 248 of 250
products: mesh6pro
tags: wifi, b2b
problem: Guest addresses run out in houses with many guests
review: 20

Network > Guests > **Addresses** shows how many of 250 addresses are taken. Phones change theirs every day for privacy, so a small house fills it within a week.

1. Guests > Addresses > **Lease**: set it to 2 hours. The default of 24 is for homes.
2. Guests > Addresses > **Range**: choose *Large (1,000)*.
3. Guests > **Forget all** makes room at once. Everybody has to accept the welcome page again.

Reception should know: after the third step guests see the page once more, and that is all.

=== parental
title: Times and filters for children
summary: Bedtime by person, not by device, with exceptions for school.
in: wifi
words: parental controls, screen time, block internet, bedtime, kids
products: mesh6, mesh6pro, perchr2, perchr4
tags: app
review: 130

1. **People > Add** and give the person their devices.
2. Choose **Times**: when the internet is off for them. Calls to emergency numbers always work.
3. Choose **Filters** by age. They look at names only, so an app that brings its own DNS is not held back; for those switch *Block other DNS* on.

Phones that change their address every day slip away from the person they belong to. On the phone, switch *private address* off **for this network**.

*One more hour* in the app gives time once, without changing the plan.

=== ipv6
title: IPv6: what it is for, and how to switch it on
summary: For people who want to be reachable although their provider shares addresses.
in: internet
words: ipv6, dual stack, ds-lite, prefix
products: perchr4, perchlte
tags: router
review: 260

Internet > Advanced > **IPv6**: *Automatic* asks the provider for a prefix. With fibre and cable it is on already; some DSL lines want it ordered.

Every device then has an address of its own, and the firewall lets nothing in until a rule says so. Rules work as in [open a port](#port-forward), without the shared address in the way.

Trouble with one service only? Set it to *Off*, wait a minute and try again. Then tell the service: it has an address that nobody answers.

=== own-camera-vlan
title: Keep cameras of other makers in a network of their own
summary: Devices that you do not trust, on an island.
in: wifi
for: customers
words: vlan, iot network, isolate devices, separate network
products: perchr4
tags: router, privacy
state: changed
review: 110

Network > **Islands** > Add. An island has its own name and password; what is on it reaches the internet, or not even that, and nothing else.

Allow one way: under *May be reached from*, choose your main network. You then see the camera, and the camera does not see you.

Recorders that look for cameras by themselves do not look across islands. Put the recorder onto the island too, or give it the fixed address of each camera.

=== cloud-outage
title: When our servers are down: what goes on working
summary: For the desk: what to say, what works, and what not to promise.
in: desk-network
for: internal
words: outage, cloud down, status page, servers
tags: outage
review: 15

**Goes on working:** Wi-Fi, internet, rules on the hub, schedules of thermostats and plugs, switches and sensors at home.

**Does not:** the app from outside, voice assistants, clips of cameras without a card, notifications.

1. Look at the status page. When it says nothing after ten minutes, ring the network on-call: the number is in the team's notes.
2. Answer with the template *Outage*, and link the status page. Do not guess at an end.
3. Link further tickets to the first one. Merge only those of the same customer.

Nobody needs to reset anything. Say so early: half of the follow-up tickets of the last outage came from resets.

=== log-reading
title: How to read a device log
summary: The six lines that matter, and what they mean.
in: desk-network
for: internal
words: logs, radar, brown-out, keepalive
tags: router, mesh
review: 365

| Line | Means |
| --- | --- |
| leaving 36 for 44 (radar) | Normal near airports. Ten a day: switch radar channels off. |
| reason 4 (inactivity) | The phone went to sleep. No fault of ours. |
| retry in N s, growing | The line is down, or DNS is. |
| brown-out | Weak power supply or an extension lead. Send a new supply. |
| no free address | See [guest addresses](#guest-hotel). |
| clock was off by more than 60 s | Sign-in to the cloud fails until it is set. |

Times in the log are local. Ask for the time zone when the customer travels.

=== escalate-network
title: When to hand a network case to engineering
summary: What they need, and what they send back.
in: desk-network
for: internal
words: escalation, second level, net- ticket
tags: router
review: -40

Hand over when the same device has come back twice after a fix that holds elsewhere, or when three customers with one version say the same.

Write into the note: version, serial, the log, the provider, what was tried **in which order**, and what you expect. Engineering sends back anything that says only "does not work".

Known ones are in the list NET-8xx; look there first. At the moment: **NET-881** mixed security with airtime fairness on 4.2.0, solved by 4.2.1, see [slow since 4.2.0](#slow-42).

=== speedtest
title: Measure the speed so that the number means something
summary: Cable first, then Wi-Fi, one device at a time.
in: wifi
words: speed test, mbit, slow internet
tags: wifi
review: 280

1. Pause downloads and televisions. Under Network > Now you see who uses the line.
2. Measure **by cable** at the router: that is what your provider delivers.
3. Measure by Wi-Fi in the same room, then where it is slow.

By Wi-Fi, half of what the cable gives is good, a third is usual two rooms away. A phone from five years ago ends at 300 Mbit/s whatever the line is.

=== printer-missing
title: The printer is not found any more
summary: Same network, same band, and the old name.
in: wifi
words: printer gone, airprint, cannot print
products: mesh6, mesh6pro
tags: wifi
review: 230

Printers are slow to learn. After a new router they wait for the old name on the 2.4 GHz band.

1. Check that the printer is on the same network, and not among the guests.
2. Switch **Devices find each other** on: Network > Advanced.
3. Restart the printer *after* the router.
4. In the printer's own menu choose the network again if the password has changed.

=== archive-wps
title: Connect devices with WPS
summary: The button is gone since version 4.0.
in: wifi
words: wps, push button
tags: wifi
state: archived

WPS let a device in at the push of a button. It could be broken into within hours, so version 4.0 took it away. Use the square code under Network > Share.
`
