/** Plugs, lights, rules and voice. */
export const homeLights = `
=== plug-setup
title: Set up a Pip Plug
summary: A minute with the app; outdoors a few things more.
in: lights
words: smart plug, socket, add plug, pair plug
products: plug
tags: plugs & lights, setup
review: 185

Plug it in, wait for the blue blink, choose **Add a device > Pip**. If it does not blink, hold its button for five seconds.

It switches up to **16 A / 3,680 W**. Not for welding machines, not for one plug in another, and not for anything that must never go off: freezers, medical devices, aquariums.

**Outdoors** only *Pip Plug Outdoor*, hanging, with the cover closed. See [water in an outdoor plug](#plug-water).

=== plug-dst
title: A schedule runs one hour early or late
summary: Summer time and the time zone of the home.
in: lights
words: daylight saving, dst, wrong time, timer off by an hour
products: plug
tags: plugs & lights, automation
problem: Schedules an hour off after the clocks change
review: -5

The plug keeps its schedule itself, so that it works without internet. It learns of summer time from the app, when the app is opened within a week after the change.

1. App > Home > **Time zone**: choose your city, not just a number of hours.
2. Open Devices > the plug > **Set the clock**.
3. Check one entry of the schedule: *sunset* moves along, *18:00* does not.

With version 2.9.4 or newer the hub does this alone.

=== plug-energy
title: The plug shows other watts than the meter of the house
summary: What it measures, how exactly, and what stands by.
in: lights
words: energy, watt, consumption, kwh, measurement wrong
products: plug
tags: plugs & lights
review: 225

A Pip measures to 2 % above 10 W and to half a watt below. The meter of your house counts everything else too, the fridge and the router among it.

A new plug shows nothing for the first day: it averages. Costs are what you enter under Home > Tariff, by default 0.30 a kWh.

A solar inverter behind a plug shows its yield as consumption. Switch **Feeds in** on.

=== plug-water
title: Water in an outdoor plug
picture: photo 7 | Cable down, cover closed: as it should hang
summary: Off first, then dry, then decide.
in: lights
words: garden plug, rain, tripped, rcd, moisture
products: plug
tags: plugs & lights
review: 175

> [!WARNING]
> Switch the fuse off before you touch it. A tripped breaker is not proof that there is no voltage.

Let it dry for two days with the cover open. If the breaker trips again, or you see green on the contacts, do not use it any more; we replace it within the [warranty](#warranty-claim) when it hung as described: cable down, cover closed, half a metre above the ground.

=== glim-pair
title: Pair a Glim bulb
summary: Five times off and on, and then patience.
in: lights
words: pair bulb, reset bulb, new bulb, zigbee
products: glim
tags: plugs & lights, setup
review: 290

Screw it in, switch it on, choose **Add a device > Glim**. A new bulb blinks twice by itself.

One that belonged to another hub has to forget it: switch it off and on **five times**, a second each. At the fifth it blinks three times.

Leave the wall switch on from now on. A bulb without power cannot be switched, and does not pass the signal on.

=== glim-flicker
title: A bulb flickers or hums
summary: Dimmers on the wall, weak contacts, brightness below five per cent.
in: lights
words: flickering, humming, buzzing, dimmer
products: glim
tags: plugs & lights
problem: Flickers behind wall dimmers
review: 125

Behind a **dimmer on the wall** every smart bulb flickers: the two dim each other. Replace the dimmer by a switch, or set it to full and never touch it.

Without a dimmer: screw the bulb in a quarter turn further. Old lamp holders have a tired spring; bend it up a little, with the fuse off.

Below 5 % some flicker in one colour. Under Devices > the bulb > **Lowest** set 6 %.

=== scenes
title: Scenes: many lights with one touch
summary: Save what you see, and call it by tile, switch or voice.
in: lights
words: scene, mood, group, evening
products: glim
tags: plugs & lights, automation
review: 340

Set the lights as you like them, then **Rooms > the room > Keep as scene**. A scene remembers what each light does, and leaves those alone that were off when you said *leave out what is off*.

A scene with thirty bulbs goes out as one message to the group, so they change together. If some come late, they are in no group yet: open the scene once and save it again.

=== rule-first
title: Your first rule
summary: When, if, then: with an example that is useful tonight.
in: hub
words: automation, routine, rule, if then
products: hub
tags: automation
review: 195

**Rules > New.** Light in the hall when somebody comes home after dark:

1. *When* the door opens.
2. *If* it is after sunset, and nobody was at home.
3. *Then* hall light to 60 %, for five minutes.

*When* starts the rule, *if* only asks. The most frequent mistake is to put both into *when*: then it starts twice, or never.

Rules run on the hub and need no internet, except for weather, voice and messages.

=== rule-sunset
title: A rule at sunset runs at the wrong time
summary: Place, offset and what sunset means in June.
in: hub
words: sunset, sunrise, offset, location
products: hub
tags: automation
review: 135

Home > **Place** must be your town. Without it the hub takes the middle of the country.

*Sunset* is when the sun is below the horizon. It is still light then: most people want twenty minutes later. In a valley it is dark earlier; use *brightness* of a Moth Motion in place of the clock.

Two rules at sunset that switch the same light? The one lower in the list wins.

=== rule-leak
title: Rule: switch the washing machine off when water is found
summary: Three lines that save a floor.
in: hub
words: leak automation, washing machine, water
products: hub, dew, plug
tags: automation, sensors
review: 365

*When* Dew finds water, *then* Pip Plug off, *and* message to everybody. Put no *if* into it: it is to run by night and while you are away.

Test it once with a wet finger. The plug must be rated for the machine, see [Pip Plug](#plug-setup).

=== rules-slow
title: Rules run late or twice
summary: Loops, sleeping devices and too many conditions.
in: hub
words: delay, rule twice, automation slow
products: hub
tags: automation, hub
review: 100

- **Seconds late:** a battery device sleeps. A valve looks for messages every two minutes; that cannot be changed.
- **Twice:** the rule switches what starts it. Choose *once in* one minute.
- **Sometimes not at all:** Rules > the rule > **Why not?** shows the last ten times, and which *if* said no.

More than eighty rules slow the small hub down. Join those that differ by room only.

=== voice
title: Voice assistants do not find the devices
summary: Names, accounts and the word discover.
in: app
words: alexa, google home, siri, homekit, voice assistant, speech
products: hub
tags: app, hub
review: 75

1. In the assistant's own app, unlink Wrenfield and link it again **with the account that owns the home**. Guests of a home bring no devices along.
2. Say *discover my devices*, and wait a minute.
3. Give every device a name that is a word: *desk lamp*, not *Glim E27 (3)*. Two devices of one name make the assistant ask, or do nothing.

Opening a door by voice is off on purpose, and stays so.

=== matter-note
title: Matter: what works today
summary: A table for the desk, as of version 2.9.
in: desk-home
for: internal
words: matter, thread, homekit, compatibility
tags: hub, feature request
review: -20

| Device | Over Matter |
| --- | --- |
| Pip, Glim | Yes, both ways |
| Moth, Dew | Reports only |
| Brae T2, Valve | Temperature and target, no plan |
| Tawny | No |

We do not say when Tawny will follow. If a customer bought for that alone, offer the return even after 30 days; ask the lead first.

=== multi-switch
title: Use a wall switch with smart bulbs
summary: Keep the power on, and let the switch talk to the hub.
in: lights
words: wall switch, double switch, rocker
products: glim
tags: plugs & lights
state: in-review
reviewer: samir

A battery rocker over the old switch, which stays on behind it, is the clean way: nobody can cut the bulb off, and the rocker does what you choose.

Add it under **Add a device > Rocker**, then link its four corners under Rules.
`
