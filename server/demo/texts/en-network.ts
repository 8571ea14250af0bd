import type { Scenario } from './catalogue.ts'

/** English: routers, mesh and hub connections. */
export const englishNetwork: readonly Scenario[] = [
  {
    id: 'mesh-drops-evening',
    team: 'network',
    lines: ['mesh'],
    weight: 2,
    tags: ['mesh', 'wifi'],
    subjects: [
      '[Wi-Fi|Connection] drops every evening',
      '{product} loses the connection around 8 pm',
      'Internet gone every evening - please help',
    ],
    problem: [
      'Every evening between [seven|eight] and ten the [connection|Wi-Fi] on our {product} drops for a minute or two, then comes back as if nothing had happened. During the day it is rock solid.\nWe have [three|two] units, one in the hallway, one upstairs, [one in the garage|and the last one in my office]. Cable to the modem is new.',
      'My {product} drops out about [ten|five] times every evening. The light on the main unit turns amber, everyone shouts from their rooms, and two minutes later it is green again.\nI already restarted everything, twice. [Firmware is {fw}.|]',
      '[It started about two weeks ago:|Since I moved the desk upstairs,] video calls freeze each evening on the {product} in the [back bedroom|study]. If I stand next to the main unit it is fine. I have not changed anything else.',
    ],
    exchanges: [
      [
        'Could you tell me which channel the units use? You see it in the app under Network > Advanced > Radio. Evening drops are often a neighbour who comes home and switches something on.',
        'It says channel 36 for all of them, [width 160|160 MHz]. No idea if that is good or bad.',
      ],
      [
        '160 MHz is fast but it shares its space with weather radar, and when a unit hears radar it must leave the channel for a minute. Please set the width to 80 MHz and let it run for one evening.',
        'Changed it last night. [Better, but not gone|Fewer drops]: it happened [once|twice] instead of ten times.',
      ],
      [
        'Good, that is a step. Is the unit upstairs connected by cable or by radio? The map in the app shows a solid or a dotted line.',
        'Dotted. There is a network socket in that room though, I never used it.',
      ],
    ],
    resolution: [
      {
        upTo: 1,
        text: 'Here is what I would do, in this order:\n1. In the app, open Network > Advanced > Radio and set the width to 80 MHz.\n2. Switch "Stay clear of radar channels" on.\n3. Restart the main unit first, wait for the green light, then the others.\nThat keeps the units off the channels that they must leave when they hear a radar. If it drops again, just reply and I will look at the log with you.',
        outcome: [
          'Two evenings without a single drop. [My daughter says thank you too.|Thanks!]',
          'That was it. Not one dropout since [Tuesday|the change]. Great.',
        ],
      },
      {
        text: 'I looked at the log of your main unit: it leaves its channel every evening because it believes it hears radar. I have switched your network to channel 44 and saved the setting. Nothing to do on your side, except that the Wi-Fi was away for about 40 seconds while I did it.',
        outcome: [
          'Two evenings without a single drop. [My daughter says thank you too.|Thanks!]',
          'That was it. Not one dropout since [Tuesday|the change]. Great.',
        ],
      },
      {
        after: 3,
        text: 'That socket is worth gold. Please connect the upstairs unit to it with any network cable; the dotted line turns solid within a minute. From then on the units no longer have to talk to each other by radio, and most of the air is free for your devices.',
        outcome: ['That was it. Not one dropout since [Tuesday|the change]. Great.'],
      },
    ],
    notes: [
      'Log shows DFS events at 19:40, 20:15, 20:52. Classic radar channel, same as the cases from last month.',
      'Moved to ch 44 by remote. If it comes back, ask for the neighbour scan before swapping hardware.',
    ],
    file: 'log',
  },
  {
    id: 'fw42-slow',
    team: 'network',
    lines: ['mesh', 'router'],
    weight: 6,
    season: 'firmware-4.2',
    tags: ['firmware', 'firmware 4.2', 'wifi'],
    priority: 'high',
    subjects: [
      'Very slow since firmware 4.2',
      '{product}: update 4.2 broke my Wi-Fi',
      'speed dropped after the [4.2 update|update last night]',
      'How do I go back from 4.2?',
    ],
    problem: [
      'Since the {product} updated itself to 4.2 my speed has gone from [480|around 500] to [35|about 40] Mbit/s on Wi-Fi. By cable it is as fast as ever, so it is not the provider.\nCan I go back to the old version? I did not ask for this update.',
      'Update 4.2 arrived [on Sunday night|overnight] and now [older devices|my laptop and the TV] fall off the Wi-Fi every half hour. They reconnect after I switch their Wi-Fi off and on. New phones are fine.',
      'What did you do in 4.2?? Before: everything fine for two years. After: [printer gone|the printer cannot be found], doorbell gone, everything crawls.',
      'Quick question: my {product} runs 4.2.0 and the 5 GHz network is gone from the list. Is that a known problem? I would rather not reset everything with thirty devices on it.',
    ],
    exchangesFor: [1, 2],
    exchanges: [
      [
        'Which security mode do you use? App > Network > Security shows WPA2, WPA2/WPA3 or WPA3. Version 4.2.0 changed the default to mixed and some older chips do not like it.',
        'It says WPA2/WPA3. I never touched that setting.',
      ],
      [
        'Please set it to "WPA2 only" for now and restart the devices that fall off. That takes effect at once and does not weaken anything you had before.',
        'Did that. The [laptop|TV] holds now, but the speed is still [low|half of what it was].',
      ],
      [
        'Then one more: under Advanced > Radio, is "Airtime fairness" on? 4.2.0 switched it on for everybody, which it should not have.',
        'Yes it was on. I switched it off. [Speed test now 310, so much better.|Now I get 300 again, sometimes more.]',
      ],
    ],
    resolution: [
      {
        text: 'We have a fix: 4.2.1 puts the security mode and airtime fairness back to what they were before. I have released it for your device ahead of the others; you find it under Network > Software > Check for updates.\nI am sorry for the trouble. This should have been caught before it reached you.',
        outcome: ['4.2.1 is on and I am back to [470|490]. Thank you for not making me reset everything.'],
      },
      {
        for: [0, 2, 3],
        text: 'Going back is possible, though it needs a cable:\n1. Download version 4.1.3 from the support page of your {product}.\n2. Connect a computer to the LAN socket and open http://wren.home in the browser.\n3. Choose Software > Install from file and pick the download.\nYour settings stay. Automatic updates are off after that, so please switch them on again when you see 4.2.1 offered.',
        outcome: ['Went back to 4.1.3 as you described, all good again. I will wait with the next one.'],
      },
    ],
    notes: [
      'Known issue NET-881: mixed mode plus airtime fairness. Answer with the 4.2.1 text, no need to collect logs any more.',
      'Wants to go back, so the manual way. Added to the list for the firmware group.',
    ],
    file: 'screenshot',
  },
  {
    id: 'setup-stuck',
    team: 'network',
    lines: ['mesh', 'router'],
    weight: 2,
    tags: ['setup', 'app'],
    subjects: [
      [1, 'Error E-14 when setting up {product}'],
      [2, 'No button on the back of my {product}'],
      [0, 'Setup stuck at "Looking for your {product}"'],
      'Cannot set up new {product}',
      [0, 'app does not find the router'],
    ],
    problem: [
      'I bought the {product} [yesterday|on Saturday] and the app stays at "Looking for your device" for ever. Light is [blinking white|white and pulsing]. Phone is a two year old Android, Bluetooth is on.',
      'Trying to install the {product} for my [mother|parents] and I do not get past step 3. The app finds the device, asks for the code on the bottom, then says "Something went wrong (E-14)".',
      'Your setup instructions show a button on the back. Mine has no button. Serial is {serial}. What now?',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Does the phone ask whether the app may find devices on the local network, or did you perhaps answer "no" once? In the phone settings, please look under Apps > Wrenfield > Permissions for "Nearby devices".',
        'Nearby devices was off! I switched it on, the app now finds it, but it stops at 80 % with E-14.',
      ],
      [
        'E-14 means the unit has no internet yet. What sits in front of it: a modem only, or a modem that is a router as well? And did you restart the modem after plugging our device in?',
        'A box from the provider with its own Wi-Fi. I have not restarted it, no.',
      ],
    ],
    resolution: [
      {
        for: [0, 1],
        text: 'Many modems talk only to the first device they saw after starting. So:\n1. Unplug the modem for two minutes.\n2. Connect the {product} to it with the cable from the box.\n3. Plug the modem in, wait until it is ready, then start the app again.\nWhen the app asks for the code, use the eight characters under the bar code, not the serial number.',
        outcome: ['Restarting the modem did it. Set up in three minutes then.'],
      },
      {
        for: [2],
        text: 'Your unit is from the newer series: instead of the button there is a small hole next to the power socket. Push a paper clip into it for [five|six] seconds until the light turns blue, then choose "Start again" in the app.',
        outcome: ['Paper clip worked, ha. Maybe put that into the leaflet.'],
      },
    ],
    notes: ['', 'Leaflet still shows the old back panel. Told the editors.'],
    file: 'photo',
  },
  {
    id: 'port-forward',
    team: 'network',
    lines: ['router'],
    tags: ['router'],
    priority: 'low',
    subjects: ['Port forwarding on {product}', [0, 'Port 51820 not reachable from outside'], 'How to open a port?'],
    problem: [
      'I try to reach my NAS from outside. I made a rule on the {product} for port [51820|8443] to 192.168.20.15 but the port stays closed. Firewall on the NAS is off for testing.',
      'Does the {product} support port forwarding for UDP? The app only offers "TCP" or "both", and with both it [refuses to save|says "rule overlaps"].',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'What does the app show as your internet address, under Network > Internet? If it begins with 100.64 up to 100.127, your provider shares one address between many customers and nothing can come in.',
        'It is [100.81|100.92].something. So is that my problem?',
      ],
      [
        'Yes, that is it. Some providers give you an address of your own when you ask, others only with a business plan. Would IPv6 be an option? Your NAS would need an address there.',
        'Asked them, they switch it within two days for free. [Did not expect that.|]',
      ],
    ],
    resolution: [
      {
        for: [0],
        upTo: 0,
        text: 'Two things to check: the rule must point to the address the NAS has now, so give it a fixed one under Devices > NAS > Keep this address. And test from a mobile connection, not from your own Wi-Fi; the router does not loop such requests back unless "Local loopback" is on.',
        outcome: ['Works from outside now. The fixed address was missing.'],
      },
      {
        for: [1],
        text: 'You found a mistake of ours: in version {fw} a rule for "both" collides with itself when UPnP has opened the same port. Switch UPnP off, save your rule, switch UPnP on again. It will be fixed in the next version.',
      },
      {
        for: [0],
        after: 2,
        text: 'Once you have the address of your own, restart the router so that it picks it up. Your rule can stay as it is. One thing more: test from a mobile connection, not from your own Wi-Fi, otherwise you only test the loopback.',
      },
    ],
  },
  {
    id: 'guest-network-hotel',
    team: 'network',
    lines: ['mesh'],
    tags: ['wifi', 'b2b'],
    priority: 'high',
    subjects: [
      'Guest Wi-Fi down in our [guesthouse|office]',
      'Guests cannot log in',
      [0, 'Guest network: login page does not open'],
    ],
    problem: [
      'We run {product} units for our guests. Since [this morning|last night] the welcome page does not open any more; phones say "connected, no internet". Staff network works. We are fully booked, so this is [quite urgent|rather urgent].',
      'Our guest network gives out addresses but [no page opens|nothing loads]. I restarted the main unit. We have about [25|forty] guests asking at reception.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'How many devices does the app count on the guest network, and how large is the address range? Network > Guests > Addresses shows both.',
        'It says 248 of 250. That seems a lot, we only have [18|22] rooms.',
      ],
      [
        'There it is: addresses stay reserved for seven days, so last weekend\'s guests still hold theirs. Please set "Keep addresses for" to 8 hours.',
        'Done. The number went down to [31|28] and the first guests are online. Do I need to restart?',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: 'No restart needed. I have also made the range larger (1,000 addresses), so a full house on a bank holiday is no problem either. I will look at it again tomorrow and close this if the number stays low.',
        outcome: ['All guests online, thank you for the quick help. You saved our Saturday.'],
      },
      {
        upTo: 0,
        text: 'The welcome page had lost its certificate after the move to {fw}. I have renewed it from here; please let a guest forget the network and join again.',
        outcome: ['All guests online, thank you for the quick help. You saved our Saturday.'],
      },
    ],
    notes: [
      'Lease time 7 d on a guest net of 250. We should change the default for the Pro units.',
      'Business customer, fully booked. Please do not let this one wait.',
    ],
  },
  {
    id: 'cloud-outage',
    team: 'network',
    lines: ['hub', 'mesh', 'camera'],
    weight: 40,
    season: 'outage',
    tags: ['outage', 'account'],
    priority: 'urgent',
    subjects: [
      'Everything offline',
      'App says "no connection to Wrenfield Cloud"',
      'Is your service down?',
      'cannot log in, all devices offline',
    ],
    problem: [
      'All my devices have been offline in the app [since this morning|for the last hour]. Internet works, I am writing this over it. Is it you or is it me?',
      'Cannot sign in. The app says "no connection to Wrenfield Cloud, try again later". I have been trying later for [an hour|two hours] now.',
      'The thermostat does not react to the app and the {product} is offline. Your status page says all green. It is not.',
    ],
    exchanges: [
      [
        'It is us: one of our data centres has lost power and sign-in is down for a part of our customers. Devices keep their schedules, only the app and remote access are out. I will write as soon as it is back.',
        'OK thanks for being straight about it. The status page should say so too.',
      ],
    ],
    resolution: [
      {
        text: 'Everything has been up again since 14:10 UTC. If a device still shows as offline, unplug it for ten seconds. What happened: a power failure in one data centre, and the switch to the second one did not work as it should have. We are changing that.\nI am sorry for the lost hours.',
        outcome: ['Back for me too. Thanks for the explanation.', 'Works again.'],
      },
      {
        text: 'The service is back. Nothing is lost: recordings made meanwhile were kept on the cameras and are being uploaded now, which can take until tonight.',
        outcome: ['Back for me too. Thanks for the explanation.', 'Works again.'],
      },
    ],
    notes: [
      'Outage. Use the macro, link to the incident, do not ask for logs.',
      'Status page was green for 50 minutes. Lead knows.',
    ],
  },
  {
    id: 'hub-offline',
    team: 'network',
    lines: ['hub'],
    tags: ['hub', 'wifi'],
    subjects: [
      [1, '{product} shows red light but works'],
      [0, '{product} offline every morning'],
      '{product} keeps going offline',
      'Hub not reachable',
    ],
    problem: [
      'My {product} is offline [every morning|most mornings] when I get up. Unplugging helps until the next night. The router restarts itself at 4 am, could that be related?',
      'The {product} shows a red light and the app says offline, but all lights and plugs still do what the switches say. So something is alive in there.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Is the hub on the cable or on Wi-Fi? And does it come back by itself if you leave it alone for a quarter of an hour?',
        'On Wi-Fi. I never waited that long to be honest, [there are children who want their lights|we need the lights in the morning].',
      ],
      [
        'Please try the cable for two nights, even if it is only a long one across the floor. If it stays online, we know that it does not find back to the Wi-Fi after the restart at 4 am.',
        'With cable it has been online for [two|three] nights. Not pretty, but it tells us something?',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: "It does: the hub asks for the old channel after the router's restart and gives up too early. Version {fw} waits longer. I have released it for your hub; it installs tonight at three. After that you can take the cable away again.",
        outcome: ['Four nights on Wi-Fi, still online. Cable is back in the drawer.'],
      },
      {
        upTo: 0,
        text: 'Please give the hub a fixed address: in the router, find "Hedge", choose "Always the same address". The two disagree about the address after each restart, and the hub loses.',
      },
    ],
    notes: ['Router reboots at 04:00, hub retries for 90 s only. Fixed in {fw}, pushed by hand.'],
  },
  {
    id: 'dead-spot',
    team: 'network',
    lines: ['mesh'],
    tags: ['mesh', 'wifi'],
    priority: 'low',
    subjects: [
      [1, 'Mix Wren Mesh 6 with an older unit?'],
      [0, 'Where to put the [second|third] unit?'],
      [0, 'Weak signal in the attic'],
      'Coverage question before I buy another one',
    ],
    problem: [
      "We live in an old house with walls of [60|50] cm stone. The {product} set of two covers ground floor and kitchen, but [the attic|my daughter's room] gets one bar. Would a third unit help and where should it stand? Plan attached.",
      'Can I mix the new Wren Mesh 6 with the older Wren Mesh 3? I still have one lying around and would use it for the [garden|workshop].',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Thank you for the plan. What does the app show as link quality between the two units you have? Tap on the line between them.',
        'It says "fair, 210 Mbit/s".',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'With walls like that, straight up beats straight through. Put the second unit in the stairwell on the first floor, not at the end of the corridor, and a third one on the landing below the attic. Do try the move before you buy; it often is enough.',
        outcome: [
          'Moved it to the stairs and now have three bars in the attic. Saved me [150|the money for a third one], thanks for the honest answer.',
        ],
      },
      {
        for: [1],
        text: 'Yes, you can mix them: the older one joins as a satellite and gets the same settings. It slows down only the devices that hang on it. In the app choose Add a unit > I have an older model.',
      },
    ],
    file: 'chart',
  },
  {
    id: 'vpn-work',
    team: 'network',
    lines: ['router', 'mesh'],
    tags: ['router', 'wifi'],
    subjects: [
      [1, 'VPN connects but nothing loads'],
      'Company VPN breaks with {product}',
      [0, 'VPN disconnects after [exactly one hour|a few minutes]'],
    ],
    problem: [
      'I work from home and my company\'s VPN disconnects after exactly 60 minutes. On my phone\'s hotspot it holds all day, so IT says it is my {product}. They would like to know what the "session timeout" is.',
      'Since I use the {product} my work laptop connects to the VPN but then nothing loads, only chat works. Large pages and file shares just hang.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Do you know which kind of VPN it is? Your IT can tell you in one word: IPsec, WireGuard or TLS.',
        'They say IPsec with NAT-T, whatever that means.',
      ],
      [
        'Thank you, that helps. Does it also drop when something runs through the tunnel all the time, for example a ping to a server at work?',
        'With the ping running it held all [morning|afternoon]. So it only drops when I am quiet for a while?',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'The router forgets quiet UDP connections after 60 minutes. I have raised that to four hours for your line of devices; you find it under Internet > Expert > UDP timeout. Please set it to 14400 and sign in to the VPN again.',
        outcome: ['Full working day without a drop. IT is impressed, which is rare.'],
      },
      {
        for: [1],
        text: 'Please switch "SIP and IPsec helper" off (Internet > Expert). It was made for old equipment and gets in the way of modern VPNs. Your IT may like to know that our router needs no such help.',
        outcome: ['Full working day without a drop. IT is impressed, which is rare.'],
      },
      {
        for: [1],
        text: 'That is a matter of packet size: the tunnel adds its own wrapping, and the large packets then no longer fit. Please set Internet > Expert > MTU from "auto" to 1400 and sign in to the VPN again. Chat works because its packets are small.',
      },
    ],
    notes: ['UDP timeout 3600 again. Third one this month, worth an article.'],
  },
  {
    id: 'parental-times',
    team: 'network',
    lines: ['mesh', 'router'],
    tags: ['app', 'wifi'],
    priority: 'low',
    subjects: [
      [0, 'Kids get around the bedtime rule'],
      'Parental times do not work on one phone',
      [0, 'Bedtime pause not working'],
    ],
    problem: [
      "Bedtime for our son's phone is 21:30 but he is online until midnight. The app says his phone is paused. The phone disagrees. [He is 13 and far better at this than we are.|]",
      "I paused all the kids' devices and one tablet still plays videos. It appears [twice|three times] in the list under different names.",
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Phones like to change their hardware address for privacy, and the router then takes them for a new device. On the phone: Wi-Fi settings > your network > "Private address" or "Random MAC". Could you switch it off for the home network?',
        'Found it, it was on "rotating". Switched off while he was at school.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'You can close the gap from the other side too: Network > People > New devices > "Ask me first". An unknown device then waits until you allow it, so a new address gets nowhere.',
        outcome: ['Works. He is not amused. Thank you!'],
      },
      {
        for: [1],
        text: 'The three entries are one tablet with three addresses. Merge them in the list (press and hold, then Merge) and put the rule on the person instead of on the device: it then holds for everything that belongs to them.',
        outcome: ['Works. He is not amused. Thank you!'],
      },
    ],
  },
  {
    id: 'ip-camera-vlan',
    team: 'network',
    lines: ['router'],
    tags: ['router', 'b2b'],
    subjects: [
      [1, 'Two separate networks by cable'],
      'VLANs on {product} for our [practice|office]',
      [0, 'Separate network for card terminal'],
    ],
    problem: [
      'Our payment provider wants the card terminal in a network of its own. The {product} has four LAN sockets; can socket 4 be separated? We are a small practice and I am "the IT" because I once fixed the printer.',
      'I need two networks that do not see each other, one for the tills and one for the rest, both by cable. Does {product} do that or do we need something else?',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Yes, it can. Is there a switch between the router and the terminal, and does anything else hang on it?',
        'A small white switch without a brand, the terminal and the reception computer are on it.',
      ],
      [
        "Then the computer should move to another socket, otherwise it ends up in the terminal's network. Can you reach socket 2 or 3 with a cable?",
        'Yes, moved it. The computer works on socket 2.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: 'Now, under Network > Sockets > LAN 4, choose "Own network" and give it a name, for example Terminal. Restart the terminal. The report your provider asks for is under Network > Sockets > Export; it shows that the two cannot see each other.',
        outcome: ['Provider accepted the report. I am now officially "the IT".'],
      },
      {
        for: [1],
        text: 'It does. Please choose a quiet moment, go to Network > Sockets, set LAN 4 to "Own network" and plug the switch for the tills in there. If anything looks odd, set it back to "Home" and write to me; nothing gets lost by trying.',
      },
    ],
  },
  {
    id: 'amber-light',
    team: 'network',
    lines: ['router', 'mesh'],
    tags: ['router', 'warranty'],
    subjects: [
      '{product} shows amber light and no Wi-Fi',
      [0, 'Router dead after thunderstorm'],
      'amber light, nothing works',
    ],
    problem: [
      'After [the storm on Friday|a power cut last night] my {product} shows a steady amber light and nothing else. No Wi-Fi, no cable, the app does not find it. I held reset for thirty seconds, no change.',
      'amber light since this morning. restarted it a hundred times. serial {serial}, bought in the spring. do i need a new one?',
    ],
    exchanges: [
      [
        'Let us see whether it can still start at all. Please unplug every network cable, leave only the power, and wait five minutes. Does the light blink or stay?',
        'It stays. No blinking at any time.',
      ],
      [
        'Do you have another adapter with 12 V and at least 2 A? After a power cut it is often the adapter and not the device.',
        'Tried the one of my [old router|screen], 12 V 2.5 A. Same amber light.',
      ],
    ],
    resolution: [
      {
        after: 2,
        text: 'Then it is the device itself. It is within its warranty, so I have ordered a replacement for you; you will get a label by e-mail and can send the old one back in the same box. Your settings come back from the cloud when you set the new one up with the same account.',
        outcome: ['The new one arrived and took over all settings. Very smooth.'],
      },
      {
        upTo: 0,
        text: 'A steady amber light means that the software did not start. There is a rescue mode: unplug it, hold WPS, plug it in, keep holding until the light turns purple, then let go and wait ten minutes with the internet cable in. It fetches a fresh copy by itself.',
        outcome: ['Purple, then green. I did not believe it would, thank you.'],
      },
    ],
    notes: ['Surge damage probably. Replacement is fine by the lead, no photo needed under 150.'],
    file: 'photo',
  },
  {
    id: 'lte-backup',
    team: 'network',
    lines: ['router'],
    tags: ['router', 'b2b'],
    subjects: ['LTE backup does not kick in', 'Backup line stays off when DSL fails'],
    problem: [
      'Our DSL was down for [three|two] hours today and the LTE backup of the R4 did not take over. SIM is in, the app says "ready". We lost [a whole morning of orders|the morning].',
      'I tested the backup by pulling the DSL cable: nothing for ten minutes, then I gave up and plugged it back in. How long should it take?',
    ],
    exchanges: [
      [
        'It should take under 30 seconds. When you pull the cable, does the app show the line as "lost" or as "unstable"?',
        'Unstable. It stays at unstable.',
      ],
      [
        'Which address does it use to check the line? Internet > Backup > Check against. By default it is the first server of your provider.',
        'It checks against 192.168.1.1. I did not enter that, maybe the technician did?',
      ],
    ],
    resolution: [
      {
        after: 2,
        text: '192.168.1.1 is the modem itself, which always answers, so the router believes all is well. Please set "Check against" to automatic and pull the cable again: the switch should come after three missed answers, about 20 seconds.',
        outcome: ['Switched over after 18 seconds. We will test it every month now.'],
      },
      {
        upTo: 0,
        text: 'Your SIM has a PIN set and the router may not enter it after a cold start. Please put the SIM into a phone, switch the PIN off, put it back and repeat the test.',
        outcome: ['Switched over after 18 seconds. We will test it every month now.'],
      },
    ],
  },
  {
    id: 'ipv6',
    team: 'network',
    lines: ['router'],
    tags: ['router', 'firmware'],
    priority: 'low',
    subjects: [
      [0, 'No IPv6 since update'],
      [1, 'IPv6 prefix changes every night'],
    ],
    problem: [
      'Since {fw} my {product} gets an IPv6 prefix from the provider but does not hand it on to the LAN. With {fwOld} it did. Provider gives a /56. Log attached, see the line with "RA disabled".',
      'My IPv6 prefix changes every night at 3 although the provider says it should be stable for months. I run a small server and updating DNS daily is tiresome.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Thank you for the log, that is what I call a report. Is "Announce on LAN" under Internet > IPv6 on or greyed out?',
        'Greyed out, with a note "not available in this mode". Mode is automatic.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'We could repeat it here: in automatic mode, {fw} asks for a /64 first and then ignores the larger one. Until the next version, set the mode to "DHCPv6 with prefix" and the length to 56 by hand.',
        outcome: ['That works as a workaround. Happy to test the fix when you have one.'],
      },
      {
        for: [1],
        text: 'The router releases the prefix at its nightly restart instead of renewing it. Switch "Release on restart" off (Internet > IPv6 > Expert) and the prefix stays.',
        outcome: ['Prefix has been the same for a week. Solved.'],
      },
    ],
    notes: ['Reproduced in the lab with a /56. Ticket for firmware filed.'],
    file: 'log',
  },
]
