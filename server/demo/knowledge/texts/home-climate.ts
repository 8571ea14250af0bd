/** Heating, and the hub that everything hangs on. */
export const homeClimate = `
=== hub-setup
title: Set up the Hedge Hub
summary: The hub joins sensors, valves, plugs and lights to your network.
in: hub
words: install hub, pair hub, new hub
products: hub
tags: hub, setup
review: 170

1. Put the hub in the middle of the home, a metre away from the router. Next to it, the two disturb each other.
2. Connect it by cable, or choose your Wi-Fi in the app. A cable is better where you have one.
3. App > **Add a device > Hedge Hub**. Allow the local network.
4. Wait for the ring to be green, then add what belongs to it: [sensors](#moth-setup), [plugs](#plug-setup), [valves](#valve-install), [lights](#glim-pair).

The hub holds 120 devices. Those with a plug pass the signal on for those with a battery, so add the plugs first.

=== hub-offline
title: The hub is offline
summary: Ring, router, account: three places to look.
in: hub
words: hub not responding, red ring, hub unreachable
products: hub
tags: hub
problem: Hub goes offline after the router was replaced
review: 40

| Ring | Where it is stuck |
| --- | --- |
| off | No power. Try another socket, without an extension lead. |
| red | No way to the router. Cable loose, or the Wi-Fi has a new name or password. |
| amber | At home it works, but our servers do not answer. |
| green, app says offline | The app is signed in to another account, or an older version. |

With a new router keep the old Wi-Fi name and password, and the hub finds it. Otherwise hold the button under the hub for five seconds: it opens a network **Hedge-setup** for ten minutes, and the app asks for the new one. **Do not reset it**: rules and devices would be gone.

=== hub-replace
title: Move everything to a new hub
summary: Devices, rooms and rules go along; the old hub must still answer.
in: hub
words: migrate hub, transfer, swap hub, new hub same devices
products: hub
tags: hub
review: 190

Leave the old hub running. In the app choose Devices > the old hub > **Move to another hub**, and follow it. It takes about a minute for every ten devices.

Battery devices follow when they next wake up: a sensor within an hour, a valve within two. Press the button of a device to hurry it.

Is the old hub dead? Rules are in your account and come back. The devices have to be added again, each with its own reset.

{{> battery-out}}

=== valve-install
title: Fit a Brae Valve to a radiator
picture: photo 11 | The two adapters, RA and M28
summary: Adapter, ring, calibration: ten minutes a radiator, no water involved.
in: heating
words: radiator valve, trv, install valve, adapter ra m28
products: valve
tags: heating, setup
review: 80

The water stays where it is: you only replace the head.

1. Turn the old head to 5 and unscrew its ring, by hand or with pliers.
2. Compare the thread. M30 fits without anything. For **RA** (three notches, Danfoss) and **M28** take the adapter with that name. The wrong one fits *almost*.
3. Put the valve on, tighten the ring by hand, put the batteries in.
4. Hold the top for three seconds. It whirrs, finds the end of the pin, and shows **OK**.

Shows **F1** or **F2** instead? See [codes of the valve](#valve-codes).

> [!TIP]
> Press the pin of the radiator in once with something flat before you fit the valve. In summer it sticks.

=== valve-codes
title: Brae Valve shows F1, F2 or F3
summary: The pin, the adapter, the batteries.
in: heating
words: f1, f2, f3, valve error, grinding noise, clicks
products: valve
tags: heating
problem: Valve shows F2 with the wrong adapter
review: 50

- **F1** – the batteries are weak. Use new alkaline ones; rechargeable ones are too low from the start.
- **F2** – the end of the pin was not found. Nearly always the adapter: RA in place of M28 or the other way round.
- **F3** – the motor is blocked. Take the valve off, press the pin a few times, fit it again.

A valve that **grinds at night** works against a stiff pin. Free it as for F3, then switch *Quiet at night* on under Heating > the room: it then moves only when the room is off by more than half a degree. A drop of water at the pin is harmless; call your heating engineer when it goes on.

=== thermostat-overshoot
title: The room gets warmer than the thermostat was set to
picture: chart 5 | A room with floor heating before and after the setting
summary: Floor heating, offset, early start: three settings and how to tell which.
in: heating
words: overshoot, too warm, floor heating, temperature wrong, offset
products: brae
tags: heating
problem: Overshoots with floor heating set up as radiators
review: 25

**With floor heating:** Heating > System > Type must be **Floor (slow)**. The thermostat then stops early, and learns within three or four days how long the floor goes on warming. Leave the target alone meanwhile.

**All day by the same amount:** the reading is off. Put a thermometer you trust beside it for an hour and enter the difference under Heating > Expert > Temperature offset. Above 3 degrees, write to us: the sensor is faulty.

**Only in the early morning:** *Early start* believes that the house needs long to warm up. Limit it to 60 minutes under Heating > Expert, or switch it off; it learns anew from that night.

=== no-heat
title: No heating: get it warm first
summary: The manual switch on the receiver, then the reason.
in: heating
words: boiler does not start, cold, no heat, red light receiver, emergency
products: brae
tags: heating
review: 10

1. On the receiver beside the boiler set the switch to **Manual on**. The boiler starts within a minute, whatever the thermostat says. Turn the boiler's own temperature down, as it runs all day now.
2. Look at the light beside the antenna sign.

| Light | Meaning | What to do |
| --- | --- | --- |
| green | They hear each other | The boiler or its own clock is off. |
| red, two blinks | Thermostat and receiver have lost each other | Hold the receiver's button for ten seconds, then on the thermostat Settings > Receiver > Pair. |
| red, steady | No power at the thermostat | New batteries. Still black: it has to be replaced, [write to us](#warranty-claim). |

3. Set the switch back to **Auto** when the light is green.

> [!WARNING]
> You smell gas or burning? Leave the switch, open the windows, go out and call your gas company.

=== no-heat-desk
title: No heating with children, old or sick people in the house
summary: What an agent may decide without asking.
in: desk-home
for: internal
words: infant, urgent heating, courier, engineer bill
products: brae
tags: heating
review: 60

Set the ticket to urgent. **Ring first**, write second. Begin with the [manual switch](#no-heat): nine of ten are warm after that call.

Without asking you may send a thermostat by courier (before 16:00, there before noon) and take over an engineer's bill up to **100 €**. Above that the lead decides, also at night: the number is in the rota.

Write down who is in the house and the temperature they told you. If nobody answers the second call, send the mail with the switch and try again after thirty minutes.

=== schedule-heating
title: Plan the heating by day and room
summary: Comfort, saving, away, and what happens at an open window.
in: heating
words: schedule, night setback, away mode, open window
products: brae, valve
tags: heating, automation
review: 240

Heating > the room > **Plan**. Drag a block, or copy a day to others with a long press. Two temperatures are enough for most: comfort when you are there, and three degrees less.

- **Away** puts every room down until a day you choose.
- **Window open** is noticed when the temperature falls by a degree within five minutes. The valve closes for half an hour.
- Turning the ring by hand holds until the next block begins.

A room never falls below 7 degrees, so that no pipe freezes.

=== boiler-compat
title: Does Brae T2 work with my boiler?
summary: On/off, OpenTherm, 230 V: what fits, what does not.
in: heating
words: compatibility, opentherm, combi boiler, heat pump, district heating
products: brae
tags: heating, setup
review: 95

| Heating | Fits? |
| --- | --- |
| Gas or oil with an on/off contact | Yes |
| OpenTherm | Yes, and the boiler modulates |
| District heating with a zone valve, 24 or 230 V | Yes, through the receiver |
| Heat pump with its own controller | As on/off only; ask the installer first |
| Electric heating above 3 kW | No |

Look for the words **room thermostat** or **RT** on the terminals of the boiler. Send us a photo of them if you are not sure: we answer the same day in the heating season.

> [!WARNING]
> The terminals of a boiler may carry 230 V. Switch it off at the mains, and have it done by somebody who may do it.

=== holiday-frost
title: Leave the house in winter
summary: A short list for the day before.
in: heating
words: holiday, frost, winter, vacation
products: brae, valve
tags: heating
review: 330

Heating > **Away** until the day before you come back, at 12 degrees. Open the doors between the rooms. New batteries where the app shows less than a quarter. A [leak sensor](#leak-place) under the sink tells you what you do not want to find out later.

=== energy-report
title: Read the heating report
summary: Hours, degrees and what the weather had to do with it.
in: heating
words: report, energy, savings, statistics
products: brae
tags: heating, app
state: approved

Heating > Report shows for each month how long the boiler ran and how cold it was outside. *Corrected for weather* is the number to compare with last year: it says what you would have used in an average month.

=== valve-summer
title: Stop valves from sticking in summer
summary: They exercise once a week by themselves.
in: heating
words: decalcification, summer, stuck pin
products: valve
tags: heating
review: 350

Every Saturday at eleven each valve opens and closes once. Leave the batteries in over the summer: a valve without them sits still for five months, and its pin sticks in October.
`
