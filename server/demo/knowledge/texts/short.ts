/** Short answers to short questions, and a few articles that were written in German first. */
export const short = `
=== serial-where
title: Where is the serial number?
summary: On the label, in the app, on the box.
in: returns
words: serial number, label, wf number
tags: warranty
review: 300

It begins with **WF**. On the label at the bottom or back, in the app under Devices > the device > About, and on the side of the box.

=== battery-types
title: Which batteries go into which device
summary: A table to take along to the shop.
in: sensors
words: battery size, aa, cr2450, cr123
products: valve, dew
tags: sensors
review: 280

| Device | Batteries | Last about |
| --- | --- | --- |
| Brae Valve | 2 × AA alkaline | 2 winters |
| Brae T2 | 2 × AA alkaline | 1 year |
| Moth Motion, Moth Door | CR2450 | 2 years |
| Dew | CR123A | 3 years |

Rechargeable ones are too low for the valve from the start.

=== power-cut
title: After a power cut
summary: What starts by itself, and in which order.
in: setup
words: blackout, power outage, restart
products: hub, perchr4
tags: outage
review: 310

Everything starts by itself; give it ten minutes. Lights come back as you chose under Devices > the bulb > **After a cut**. If something stays away, restart modem, router and hub in this order, two minutes apart.

=== rename-wifi
title: Change the name or password of the Wi-Fi
summary: And spare yourself walking round the house.
in: wifi
words: ssid, wifi name, change password
products: mesh6, mesh6pro, perchr2
tags: wifi
review: 290

Network > Name and password. Change both **in one go**. For devices that are hard to reach, keep the old name alive under Network > Islands for a week, and move them one by one.

=== quiet-light
title: Switch the lights of devices off
summary: For bedrooms.
in: setup
words: led off, bright light, night
products: mesh6, hub
tags: app
review: 360

Devices > the device > **Light**: on, dim, off, or off by night. Errors are shown all the same.

=== mac-filter
title: Let only known devices in
summary: Why it helps less than it sounds.
in: wifi
words: mac filter, whitelist, block device
products: perchr4
tags: router, privacy
review: 240

Network > Access > *Ask for new devices*. You get a message and decide. It keeps neighbours with your password out, and no burglar: an address is copied in a second. Change the password instead.

=== weather
title: The weather in the app is wrong
summary: It is that of your place.
in: app
words: weather, location, forecast
tags: app
review: 345

Home > **Place**. The weather comes from the nearest station, which in the mountains may lie in the next valley.

=== units
title: Degrees, and the language of the app
summary: Celsius or Fahrenheit, and twelve languages.
in: app
words: fahrenheit, celsius, language, units
tags: app
review: 355

App > You > **Units and language**. The display of the thermostat follows within a minute.

=== remove-device
title: Remove a device from the home
summary: Before you sell it, or when it is broken.
in: hub
words: delete device, unpair, sell device
products: hub
tags: app
review: 250

Devices > the device > **Remove**. If it does not answer any more, choose *Remove anyway*; reset it before you use it again, see [reset](#reset-device).

=== rooms
title: Put devices into rooms
summary: For tiles, voice and heating.
in: hub
words: room, group, organise
products: hub
tags: app
review: 335

Hold a tile, choose **Room**. Heating plans, scenes and voice go by room; a device without one is found by name only.

=== history
title: What happened at home while I was away?
summary: The list of events, and how long it goes back.
in: app
words: log, events, history
products: hub
tags: app
review: 265

App > **Events**. Filter by room or kind. It goes back 30 days; with Tawny Plus a year.

=== widget
title: A tile on the phone's home screen
summary: Switch without opening the app.
in: app
words: widget, shortcut, watch
tags: app, feature request
review: 215

Phone > Widgets > Wrenfield. Choose up to six devices or scenes. On a watch the same six appear by themselves.

=== vat-id-check
title: The VAT number is not accepted
summary: Letters, spaces and new companies.
in: money
words: vat number invalid, vies
tags: b2b, invoice
review: 125

Write it with the two letters of the country and without spaces. New companies are in the register after some days; order as a private person and have the [invoice corrected](#invoice-company) then.

=== press
title: A journalist or influencer writes
summary: Friendly, short, and to whom.
in: desk-policy
for: internal
words: press, journalist, review unit
tags: vip
review: 180

Thank them, say that a colleague answers today, and forward to the press mailbox. No figures, no plans, no opinion.

=== vip-list
title: Key customers: who, and what is different
summary: Gold tier, first answer within an hour.
in: desk-policy
for: internal
words: key account, gold, priority customers
tags: vip, b2b
review: -8

Gold customers have a golden mark beside their name. First answer within an hour, a call rather than a second mail, and one person who stays with it. Priya keeps the list; ask her before you promise anything new.

=== macros-old
title: Templates of the old system
summary: Where they went.
in: desk-policy
for: internal
words: macros, templates, canned responses
tags: duplicate
state: archived

They were taken over as articles in spring. What is missing was not used for a year.

=== heizung-waermepumpe
lang: de
title: Brae T2 an einer Wärmepumpe
summary: Wann es passt, und was der Installateur wissen muss.
in: heating
words: wärmepumpe, heat pump, vorlauf, pufferspeicher
products: brae
tags: heating
review: 60

Wärmepumpen laufen am besten lange und mit wenig Temperatur. Ein Thermostat, das oft ein- und ausschaltet, arbeitet dagegen. Verwenden Sie Brae T2 deshalb nur als **Raumfühler mit Freigabe**:

1. Der Installateur schließt den Empfänger an den Eingang *Raumthermostat* oder *SG Ready* an, nicht an die Pumpe selbst.
2. Heizung > System > Art: **Wärmepumpe**. Das Thermostat schaltet dann höchstens zweimal in der Stunde.
3. Lassen Sie die Nachtabsenkung aus, oder senken Sie nur um ein Grad ab.

Hat die Pumpe eine eigene Raumregelung, schalten Sie eine der beiden aus. Zwei Regler an einem Raum schaukeln sich auf.

=== rundfunk-dfs
lang: de
title: Warum das 5-GHz-Netz manchmal für eine Minute verschwindet
summary: Wetterradar hat Vorrang, das ist Vorschrift.
in: wifi
words: dfs, radar, 5 ghz weg, kanalwechsel
products: mesh6, mesh6pro, perchr4
tags: wifi
review: 140

Auf den Kanälen 52 bis 144 muss jedes Gerät ausweichen, sobald es ein Radar hört, und vor dem Senden eine Minute lauschen. Nahe an Flughäfen und an der Küste kommt das mehrmals am Tag vor.

Stört es Sie, schalten Sie unter Netz > Erweitert > **Radarkanäle** aus. Es bleiben vier Kanäle; in Häusern mit vielen Nachbarn ist das weniger, als man gern hätte.

=== mietwohnung
lang: de
title: Heizkörperventile in der Mietwohnung
summary: Was erlaubt ist, und was beim Auszug zu tun ist.
in: heating
words: mietwohnung, vermieter, heizkörper, auszug
products: valve
tags: heating
review: 190

Den Kopf eines Heizkörperventils dürfen Mieter austauschen, wenn sie den alten aufheben und beim Auszug wieder anbringen. Das Wasser bleibt dabei, wo es ist.

Hängt ein **Heizkostenverteiler** am Heizkörper, lassen Sie ihn unberührt. Er misst weiter richtig.

Vor dem Auszug: Geräte > Ventil > *Entfernen*, Batterien heraus, alten Kopf aufschrauben. Die Anleitung dafür steht unter [Ventil anbringen](#valve-install).
`
