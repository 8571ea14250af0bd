/** Setting up the network devices. The markup is read by ../parse.ts. */
export const networkSetup = `
=== mesh-setup
title: Set up Wren Mesh for the first time
summary: From the box to a working network in about ten minutes, with the app.
in: setup
words: install mesh, first start, new wifi, getting started
products: mesh6, mesh6pro
tags: setup, mesh, wifi
review: 120

You need the phone with the Wrenfield app, the box of your internet provider, and one socket near it for the main unit.

1. Unplug the provider's box for two minutes. Many of them talk only to the first device they see after starting.
2. Connect the main unit to it with the short cable from our box, then plug both in and wait until the provider's box is ready.
3. Open the app, choose **Add a device**, then **Wren Mesh**. Allow *nearby devices* and the local network when the phone asks: without that the app cannot see the unit.
4. Type the eight characters under the bar code at the bottom of the unit. They are not the serial number.
5. Give your network a name and a password of at least ten characters.
6. Plug the second unit in next to the first. When its light is steady green, carry it to its place; see [where to put the units](#mesh-placement).

> [!TIP]
> Use the name and password of your old network. Everything in the house then finds the new one by itself.

If the app stops with a code, look it up under [codes of the setup](#setup-codes).

=== mesh-placement
title: Where to put the units of a mesh
summary: Half way, in sight of each other, off the floor: how to find the right place.
in: wifi
words: range, dead spot, repeater position, signal weak, bedroom no wifi
products: mesh6, mesh6pro
tags: mesh, wifi
review: 200

A unit passes on what it receives itself. So it belongs **half way** between the main unit and the place with the weak signal, not into that place.

- One or two rooms apart is right in a flat, one floor apart in a house.
- A hand's breadth of air on every side. Not behind the television, not in a metal cabinet, not on the floor.
- Water stops radio: keep away from aquariums, boilers and thick stone walls.

After moving a unit wait five minutes, then open **Network > Units** in the app. The link should read 60 or more.

| Link | What to do |
| --- | --- |
| 80 to 100 | Leave it. |
| 60 to 79 | Fine for streaming; a little closer is better for calls. |
| 40 to 59 | Move it a metre or two towards the main unit. |
| below 40 | Put another unit in between, or connect this one by cable. |

A unit that is connected by cable may stand anywhere, see [units on a cable](#mesh-cable).

=== mesh-cable
title: Connect the units of a mesh by cable
summary: A cable between two units takes the load off the radio.
in: wifi
words: ethernet backhaul, wired backhaul, lan
products: mesh6, mesh6pro
tags: mesh
review: 300

Any socket of a unit will do, and a plain switch may stand in between. The unit notices the cable within a minute and shows **Cable** under Network > Units.

> [!WARNING]
> Do not connect a unit with two cables to the same switch. That makes a circle and brings the whole network down. If it has happened, pull one of them and restart the main unit.

Powerline adapters work, but most of them are slower than the radio they replace. Compare with a speed test before and after.

=== perch-setup
title: Set up a Perch router
summary: For Perch R2, R4 and R4 LTE, with a modem or directly at the fibre.
in: setup
words: install router, new router, first start
products: perchr2, perchr4, perchlte
tags: setup, router
review: 90

{{> modem-restart}}

Then:

1. Connect the **blue** socket of the Perch with the modem or the fibre box.
2. Plug the Perch in and wait for the light to pulse white. That takes two minutes.
3. In the app choose **Add a device > Perch**, and type the code from the label.
4. Choose the kind of line. *Automatic* is right for cable and for most fibre; a DSL line wants the user name from the letter of your provider.
5. When the light is steady green, you are done. The first update follows by itself within an hour, and the router restarts once.

Some providers want their line tagged with a VLAN number. If theirs is missing from the list, ask them for it and enter it under **Internet > Line > VLAN**.

=== setup-codes
title: Codes E-11 to E-19 during setup
summary: What the app means by its setup codes, and what helps.
in: setup
words: error e-14, e14, something went wrong, setup stuck, cannot set up
products: mesh6, mesh6pro, perchr2, perchr4, perchlte, hub
tags: setup, app
review: 30

| Code | Meaning | What helps |
| --- | --- | --- |
| E-11 | The phone does not see the device. | Switch Bluetooth on, stand within two metres, allow *nearby devices*. |
| E-12 | The code was wrong three times. | Use the eight characters under the bar code. Wait five minutes. |
| E-14 | The device has no internet yet. | Restart the modem, see below. |
| E-15 | The device belongs to another account. | Reset it, see [reset](#reset-device). If it was bought used, ask the seller to remove it. |
| E-17 | The clock of the phone is wrong. | Set it to automatic. |
| E-19 | Our servers do not answer. | Look at the status page and try again in half an hour. |

{{> modem-restart}}

=== reset-device
title: Reset a device to how it came
summary: The button, the hole or the app: every way to start again.
in: setup
words: factory reset, start over, reboot, hard reset, paper clip, pinhole
products: mesh6, mesh6pro, perchr2, perchr4, perchlte, hub
tags: setup
review: 60

> [!WARNING]
> A reset takes the name, the password, all rules and all schedules away. To restart a device, unplug it for ten seconds instead.

- **With the app:** Devices > the device > Remove > Remove and reset. This is the best way, as the account lets go of it too.
- **With a button on the back:** hold it for ten seconds until the light blinks amber.
- **With a small hole next to the power socket** (units made since last year have it in place of the button): push a paper clip into it for six seconds until the light turns blue.

Wait two minutes, then set it up again: [mesh](#mesh-setup), [router](#perch-setup) or [hub](#hub-setup).

=== old-router-bridge
title: Use Wren behind a provider's box that cannot be replaced
summary: Bridge mode or exposed host, so that there are not two routers in a row.
in: internet
words: bridge mode, double nat, exposed host, two routers
products: mesh6, mesh6pro, perchr4
tags: router, setup
review: 150

Two routers in a row work for browsing and get in the way of games, of work VPNs and of access from outside. Three ways out, best first:

1. **Bridge mode** in the provider's box. It then only passes the line on. Some providers switch it on by phone.
2. **Exposed host**, sometimes called DMZ: the box sends everything to the Perch. Give the Perch a fixed address in the box first.
3. **Access point mode** of our device: App > Internet > Mode. The provider's box stays the router, and ours only makes the Wi-Fi. Guest network and times for children do not work in this mode.

You have two routers in a row when Network > Internet shows an address that begins with 192.168 or 10.

=== lights-network
title: What the light of a mesh unit or router says
summary: White, green, amber, red: steady and blinking.
in: setup
words: led, amber light, orange light, red light, blinking
products: mesh6, mesh6pro, perchr2, perchr4, perchlte
tags: router, mesh
review: 250

| Light | Meaning |
| --- | --- |
| white, pulsing | Waiting to be set up. |
| green, steady | Everything works. |
| green, blinking | An update is being written. Do not unplug. |
| amber, steady | It works, but the link to the next unit is weak. |
| amber, blinking | No internet. The network at home works. |
| red, steady | Something is broken inside. Unplug for a minute; if it stays red, see [warranty](#warranty-claim). |
| blue | Reset done, or the unit waits for its code. |
| off | Switched off in the app under Devices > Light. |

=== move-house
title: Take your network along when you move
summary: What to do the day before and the day after.
in: setup
for: public
words: moving, new flat, new provider
tags: setup
state: draft

Before you leave, note the name and the password of your Wi-Fi. Keep the units together with their power supplies: they are not all the same.

At the new place, set up the main unit first and keep the old name and password. Everything else finds it by itself.

=== wifi7-plans
title: Will there be Wi-Fi 7?
summary: What may be said about the next generation.
in: wifi
for: internal
words: wifi 7, next generation, roadmap
tags: feature request
state: in-review
reviewer: priya

Customers ask this about once a day. What we say: *we are working on it, and we do not give dates.* Wren Mesh 6 Pro keeps getting updates for at least four more years.

Do not talk about prices or names that you have heard in the house. A customer who needs it this month is better off with another maker, and remembers that we said so.
`
