/** Cameras, doorbells and sensors. */
export const homeSecurity = `
=== cam-setup
title: Set up a Tawny Cam
summary: Scan, mount, aim; and what to check before you drill.
in: cameras
words: install camera, add camera, mounting
products: camout
tags: camera, setup
review: 105

1. Plug the camera in within two metres of the router, not yet at its place.
2. App > **Add a device > Tawny Cam**, and hold the square code of the app in front of the lens, a hand's length away.
3. Choose the **2.4 GHz** network. The camera shows both; only this one reaches through an outer wall.
4. Carry it to its place and open Devices > the camera > **Signal here**. Below 40 do not drill: see [camera offline](#cam-offline).

Mount it at 2.5 to 3 metres, tilted down by a third, and not towards the rising or setting sun. The cable must hang in a loop below the socket, so that rain drips off.

{{> camera-law}}

=== cam-offline
title: The camera goes offline
summary: By night, after moving it, or with a password that is right.
in: cameras
words: camera disconnects, offline at night, wrong password, no picture
products: camout
tags: camera, wifi
problem: Goes offline at night on weak power supplies
review: 35

**At night only:** the infrared lamps need more power. A long or thin cable gives them too little. Use the supply from the box, without an extension of your own.

**Since it was moved:** the signal is too weak. A [unit of the mesh](#mesh-placement) at the wall behind the camera helps more than a stronger router.

**"Wrong password", but it is right:** the camera knows WPA2 only. Set Network > Security to *WPA2* or *mixed*. Passwords with spaces at the end fail too; change that once and for all.

**All cameras at once:** look at the [status of our servers](#cloud-status).

=== cam-alerts
title: Too many alerts from the camera
summary: Zones, sizes and the tree in the wind.
in: cameras
words: motion spam, false alarm, notifications, cat, cars, leaves
products: camout
tags: camera
review: 155

1. Devices > the camera > **Zones**: paint what matters, and leave out the street and the hedge.
2. **What counts**: *People* instead of *Anything that moves*.
3. **Smallest size**: drag the frame until the cat fits into it, and the child does not.
4. **Quiet for**: five minutes after an alert, no second one.

Spiders love the warmth of the lens. If every night brings fifty clips of white threads, wipe the housing with a little peppermint oil; it keeps them away for weeks.

=== cam-clip
title: Save a clip for the police or an insurance
summary: The original with its time and checksum, and how long it is kept.
in: cameras
words: export video, evidence, police, download clip, how long stored
products: camout, bell
tags: camera, privacy
review: 65

Open the clip and choose **Share > Original**. The file holds the time, the camera's name and a checksum; a recording of the screen holds none of it.

Clips are kept for 7 days without and 30 days with Tawny Plus, and on a card until it is full. Star a clip to keep it.

> [!NOTE]
> We do not hand clips to anybody but you. Police officers who write to us are answered by the address in their letterhead, and get nothing without an order of a court.

=== authority-requests
title: The police or a court asks for data
summary: Never answer yourself. Who does, and within what time.
in: desk-policy
for: internal
words: police request, court order, subpoena, law enforcement
tags: privacy, camera
review: 90

Say: *I pass this on today, you get an answer in writing.* Say nothing else, also not whether somebody is a customer.

Forward it to the privacy mailbox with the word **authority** in the subject, and note in the ticket that you did, without repeating the request. If somebody claims danger to life, ring the duty manager at once, at any hour.

Customers who want their own clips for the police do it themselves, see [save a clip](#cam-clip).

=== cam-storage
title: Card or cloud: where clips are kept
summary: What each can do, and what happens when the card is full.
in: cameras
words: sd card, cloud, tawny plus, subscription, recording
products: camout
tags: camera, subscription
review: 205

| | Card | Tawny Plus |
| --- | --- | --- |
| Keeps | until full, then over the oldest | 30 days |
| Works without internet | yes | no |
| Camera stolen | clips gone | clips safe |
| Costs | the card, once | monthly, for all cameras of a home |

Take a card made for cameras (*high endurance*), 32 to 256 GB. Others last a year. You may use both; the app shows where a clip lies.

=== cam-privacy
title: Switch the camera off while you are at home
summary: By hand, by plan, or when your phone comes home.
in: cameras
words: privacy mode, geofence, turn off camera
products: camout
tags: camera, privacy, automation
review: 270

Privacy mode closes the eye: the camera takes no picture and no sound, and its light is white. Switch it with the tile in the app, by **Plan**, or under Rules with *somebody is at home*.

With *somebody is at home* the phone only says in or out. Where you are otherwise never leaves it.

=== bell-chime
title: The doorbell does not ring inside
summary: Chime, transformer, phone: where the sound gets lost.
in: cameras
words: doorbell silent, chime, no ring, transformer
products: bell
tags: doorbell
problem: Hums with transformers below 8 VA
review: 85

**With the old chime of the house:** Devices > Tawny Bell > Chime must be *mechanical* or *electronic* as yours is. It hums or rings weakly? The transformer is too small: it must give at least **8 VA at 16 to 24 V**. An electrician changes it in half an hour.

**With our plug-in chime:** add it again with the bell pressed within a minute. It must hear the bell: one wall is fine, two are not.

**On the phone only after half a minute:** the phone saves power. Exempt the app from *battery saving*, and allow *time-critical* notifications.

=== bell-battery
title: The battery of the bell does not last
summary: Two months are usual; two weeks have a reason.
in: cameras
words: doorbell battery, charge, drains
products: bell
tags: doorbell
review: 145

- **A busy street:** every passer-by wakes it. Draw the zone up to the edge of your own ground.
- **A weak signal:** it shouts. Below 40 under *Signal here* bring a unit closer.
- **Frost:** below -10 degrees it gives half. That is physics.
- **Charging:** with the cable from the box, until the light is green, about five hours. Some phone chargers stop at 80 %.

Wired to the old transformer it needs no charging at all.

=== moth-setup
title: Add motion and door sensors
summary: Where they see well, and what wakes them for nothing.
in: sensors
words: motion sensor, door sensor, contact, install sensor
tags: sensors, setup
review: 215

Pull the strip out of the battery, choose **Add a device** and hold the sensor near the hub until it blinks green.

**Moth Motion** sees people who walk *across* its view better than those who come towards it. Two metres up, in a corner, away from radiators and windows with sun.

**Moth Door** wants its two halves within 8 mm of each other, the mark on each facing. On a steel door use the spacers from the box.

=== moth-battery
title: A sensor's battery is empty after weeks
summary: It should last two years. What eats it.
in: sensors
words: battery drain, sensor battery, cr2450
tags: sensors
review: 115

A sensor far from the hub calls again and again until it is heard. Add a [plug](#plug-setup) half way: it passes the signal on.

In a busy corridor set **Rests for** to a minute: every second of being awake counts.

{{> battery-out}}

Buy CR2450 of a known make. We measured no-name cells with a third of what was printed on them.

=== leak-place
title: Where a leak sensor belongs
summary: Flat on the floor, at the lowest point, in reach of the hub.
in: sensors
words: water sensor, flood, place leak sensor, washing machine
products: dew
tags: sensors
review: 320

Under the sink, behind the washing machine, beside the boiler: always at the **lowest** point, feet down. A floor that looks level is not; pour out a spoonful of water and see where it runs.

Test it with a wet finger across the two feet. The hub sounds, and all phones of the home. With a [rule](#rule-leak) it also switches the plug of the washing machine off.

=== leak-false
title: The leak sensor sounds and the floor is dry
summary: Damp, cleaning and metal: why, and how to stop it.
in: sensors
words: false alarm, leak alarm, dry floor, beeping
products: dew
tags: sensors
problem: False alarms on damp tiles
review: 55

1. Wipe feet and floor dry. A film of cleaning agent conducts for days.
2. On cold tiles water condenses in the morning. Put the sensor on the **cork ring** from the box.
3. On a metal tray the feet are joined for good: use the cable probe.
4. Still? Devices > Dew > **Sensitivity**: *low*. A spilt glass is still found, a fog is not.

An alarm stays on until somebody confirms it, also when it is dry again. That is meant so.

=== alarm-false-police
title: The siren woke the neighbourhood
summary: Stop it, find out why, keep peace.
in: sensors
words: siren, false alarm, alarm off, neighbours
tags: sensors
state: draft

Stop it in the app with the red tile, or with the button on the hub: press twice.

Under Events you see what started it. Two sensors at once (*cross zone*) start it only when both agree; that is the setting for homes with a dog.

=== smoke-note
title: Do you make smoke detectors?
summary: No, and why we say so plainly.
in: desk-home
for: internal
words: smoke detector, fire alarm, co detector
tags: feature request
review: 300

No. A detector has to be certified by country, and ours are not. Moth and Dew must never be sold or described as a safety device. Recommend a certified one from a shop nearby; we have no partner.
`
