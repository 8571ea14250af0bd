import type { Scenario } from './catalogue.ts'

/** English: heating, cameras, plugs, lights, sensors. */
export const englishHome: readonly Scenario[] = [
  {
    id: 'thermostat-overshoot',
    team: 'home',
    lines: ['thermostat'],
    weight: 2,
    season: 'heating',
    tags: ['heating'],
    subjects: [
      [1, '{product} shows the wrong temperature'],
      [2, 'Heating ran all night'],
      [0, '{product} heats far above the target'],
      [0, 'Thermostat set to 20, room at 23.5'],
      'Heating does not stop',
    ],
    problem: [
      'Target is 20 °C but the living room ends up at [23|23.5] before the {product} switches the boiler off. We have underfloor heating, if that matters. It did not do this [last winter|with the old thermostat].',
      'The {product} shows 20.5 while two other thermometers on the same wall say [22.5|23]. So it keeps heating and we sit here in t-shirts [in January|with the windows open].',
      'Our heating ran all night although the schedule says 17 °C from 22:00. The app shows the right schedule. Gas bill will be fun.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Where does the thermostat hang: outside wall, near a door, above a radiator? And is there a hole in the wall behind it where the cable comes out?',
        'Inner wall, about [1.5 m|chest] high. Yes, the cable comes out of a tube behind it.',
      ],
      [
        'That tube brings cold air right behind the sensor. Could you close it with a bit of putty or even tape, and look at the reading again after two hours?',
        'Taped it. It now reads [0.8|one degree] more, so closer to the truth, but it still overshoots.',
      ],
      [
        'With underfloor heating the floor goes on giving off heat for an hour or two. Under Heating > System, is the type set to "Floor" or to "Radiator"?',
        'It is on "Radiator". The installer must have left it like that.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'Please set Heating > System > Type to "Floor (slow)". The thermostat then stops early and learns within three or four days how long your floor goes on warming. The first two days may still be a little off; please do not turn the target down meanwhile, that confuses it.',
        outcome: ['After four days it holds [20.2|20.1]. Impressive, I thought the thing was broken.'],
      },
      {
        for: [1],
        text: 'You can correct the reading: Heating > Expert > Temperature offset. Enter the difference to a thermometer you trust that has lain next to it for an hour. In your case that is about +2.0.',
        outcome: ['Offset set, all thermometers agree. Thank you.'],
      },
      {
        for: [2],
        text: 'The schedule was right, but "Early start" was not: it believed that your house needs five hours to warm up and began at two in the morning. That happens when the first week after the installation was unusually mild. Please limit it under Heating > Expert > Early start to 60 minutes, or switch it off; it learns anew from tonight.',
      },
    ],
    notes: [
      'Floor heating with profile Radiator. Third time from the same installer, maybe someone should call them.',
      'If the offset is above 3, the sensor is faulty: swap it.',
    ],
    file: 'chart',
  },
  {
    id: 'valve-noise',
    team: 'home',
    lines: ['valve'],
    season: 'heating',
    tags: ['heating'],
    subjects: [
      [1, '{product} shows F2'],
      [0, '{product} clicks all night'],
      [0, 'Loud radiator valve in the bedroom'],
      [0, 'Valve makes noise every 10 minutes'],
    ],
    problem: [
      'The {product} in our bedroom makes a grinding noise every ten minutes. During the day nobody minds, at three in the morning everybody does. The ones in the other rooms are silent.',
      'One of my [five|six] {product}s whirrs, stops, whirrs again, and then shows "F2". Batteries are new.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Does it turn without resistance if you take it off the radiator and start the calibration by hand (hold the top for three seconds)?',
        'Off the radiator it runs smoothly and shows "OK". On the radiator it whirrs again.',
      ],
      [
        'Then the pin of the radiator may be stuck. With the valve off, you see a small metal pin: can you press it in by a few millimetres with something flat, and does it come back?',
        'It was really stiff. After some pushing with a spoon it moves, a drop of water came out, I dried it.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: 'A drop is harmless, but tell your heating engineer if it goes on dripping. Please mount the valve again and let it calibrate once: it remembers the force it needs. In the bedroom, also switch on "Quiet at night"; it then moves only when the room is off by more than half a degree.',
        outcome: ['Silent since then. We sleep again!'],
      },
      {
        for: [1],
        text: "F2 means that it does not find the end of the pin's travel. There are two adapters in the box, marked RA and M28: the wrong one fits almost. Please compare with the picture in the leaflet, page 4.",
        outcome: ['It was the adapter indeed. RA instead of M28.'],
      },
    ],
    file: 'photo',
  },
  {
    id: 'boiler-no-heat',
    team: 'home',
    lines: ['thermostat'],
    season: 'heating',
    tags: ['heating'],
    priority: 'urgent',
    subjects: [
      [1, '{product} screen is black'],
      [0, 'No heating since this morning!'],
      [0, 'Heating off, baby in the house'],
      'URGENT: {product} does not start boiler',
    ],
    problem: [
      'No heating since this morning. The {product} says "heating" with the flame on the display but the boiler does nothing. We have a [baby|six month old] at home and it is [15|14] degrees in here.',
      'The {product} screen is black. Boiler is fine according to the engineer who just left and charged me 90 for saying so. It was 13 °C in the kitchen when I got up.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Let us get you warm first. On the receiver next to the boiler there is a switch: set it to "Manual on". The boiler should start within a minute, whatever the thermostat says. Does it?',
        'Yes! It is running. Thank you. But then it will run all day?',
      ],
      [
        "It will, so set the boiler's own temperature a bit lower for now. Does the receiver show a green or a red light next to the antenna sign?",
        'Red, and it blinks twice.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: 'Two blinks: thermostat and receiver have lost each other. Hold the button on the receiver for ten seconds until it blinks fast, then on the thermostat choose Settings > Receiver > Pair. When the light is green, set the switch back to "Auto".',
        outcome: ['Green light, heating on, baby asleep. Thank you so much for the quick reply.'],
      },
      {
        for: [1],
        text: 'A black screen with good batteries means the thermostat has to be replaced. I am sending one by courier, it will be with you tomorrow before noon. Until then please leave the receiver on "Manual on" and control the warmth at the boiler. The engineer\'s visit is on us: send me the bill.',
      },
    ],
    notes: [
      'Infant in the house. Called as well, nobody picked up; mail sent with the manual switch first.',
      "Approved: courier plus the engineer's bill up to 100.",
    ],
  },
  {
    id: 'camera-offline',
    team: 'home',
    lines: ['camera'],
    weight: 2,
    tags: ['camera', 'wifi'],
    subjects: [
      [1, 'Camera says wrong password, but it is right'],
      '{product} offline',
      [0, 'Camera goes offline at night'],
      [2, '{product} drops off Wi-Fi since I moved it'],
    ],
    problem: [
      'My {product} has been going offline every night between two and five since I mounted it [over the garage|at the shed]. In the morning it is back. Signal says [two bars|-71 dBm].',
      'The {product} is offline since yesterday, light is red, and I cannot get it back. I did the QR code thing about ten times. The beep comes, then "wrong password", but the password is right.',
      'camera offline again. third time this month. whats wrong with it',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Is it on 2.4 or 5 GHz? In the app: the camera > Settings > Connection. And is the power supply indoors, with a long cable?',
        '2.4 GHz. Cable is about [8|ten] metres, power supply in the garage.',
      ],
      [
        'On a long thin cable the voltage drops when the night lights switch on. Could you switch the infrared light off for one night (Settings > Night vision > Off)?',
        'Stayed online all night with the light off. But I do want night vision.',
      ],
      [
        'Of course. Could you look what is printed on the power supply: 5 V 1 A or 5 V 2 A?',
        '1 A. It is not the one from the box, that had a shorter cable.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 3,
        text: 'That explains the nights: with infrared on, the camera needs 1.6 A. Please use the original supply; I am sending you our 5 m extension, which is thick enough, free of charge.',
        outcome: ['Extension arrived, camera has been online for a week, at night too.'],
      },
      {
        for: [1],
        text: 'A "wrong password" with the right password usually is the accent or space in the network\'s name. Please set up a guest network with a plain name, connect the camera to that, and it will work. An update that fixes it is on its way.',
        outcome: ['Guest network it is. Works, though the fix would be nice.'],
      },
      {
        for: [0, 2],
        upTo: 0,
        text: 'I looked at what the camera reports: the signal is at -74, and it lets go at -75. So a parked car or a wet hedge is enough. Two ways out: move the nearest Wi-Fi unit to the window on that side, or put a Pip Plug in the last socket before the camera, it repeats the signal. Either gives you about ten points more.',
      },
    ],
    notes: ['Undervoltage. Sending extension EXT-5, article 1180 has the text.'],
    file: 'screenshot',
  },
  {
    id: 'camera-motion-spam',
    team: 'home',
    lines: ['camera'],
    tags: ['camera', 'app'],
    subjects: [
      'Hundreds of motion alerts',
      [0, 'Camera alerts for every [leaf|cat]'],
      'Too many notifications from {product}',
    ],
    problem: [
      'I get [150|two hundred] motion alerts a day from the {product} and each one is the same tree. How do I tell it that I do not care about the tree?',
      'Since the last update the {product} reports every car on the street. It used to report people only. My phone does not stop buzzing.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Have you drawn a zone? Camera > Alerts > Zones. Everything outside of it is recorded but does not alert.',
        "I drew one around the driveway. The tree's shadow walks right through it, it seems.",
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Then set Alerts > What to "People and animals" instead of "Anything that moves", and sensitivity to 60. Shadows no longer count. You can try it on the recordings of today: "Would this have alerted?" shows the answer without waiting for tomorrow.',
        outcome: ['Three alerts today, all of them the postman. Perfect.'],
      },
      {
        for: [1],
        text: 'The update has put everybody back to "Anything that moves", which was a mistake of ours. Please choose "People" again under Alerts > What. I am sorry about the buzzing.',
        outcome: ['Three alerts today, all of them the postman. Perfect.'],
      },
    ],
    notes: ['', '2.9.0 reset alert types. Bug is known, fix out with 2.9.4.'],
    file: 'screenshot',
  },
  {
    id: 'camera-clip-police',
    team: 'home',
    lines: ['camera', 'doorbell'],
    tags: ['camera', 'privacy'],
    priority: 'high',
    subjects: [
      [0, 'Recording for the police'],
      [0, 'Need a recording from [last Tuesday|12 days ago]'],
      'Clip for the police',
      [1, 'Recording disappeared'],
    ],
    problem: [
      'Our car was broken into [on the 3rd|last week] and the police ask for the recording of the {product}. In the app I only see the last seven days. Is there any way to get the older one?',
      'A parcel was stolen from our porch last week. I saw the clip in the app two days ago and now it is gone. I did not delete it. Please tell me you still have it.',
    ],
    exchanges: [
      [
        'I am sorry to hear that. Do you have Tawny Archive on this camera, and was there a memory card in it at the time?',
        'No archive. There is a card in it, 64 GB, I never looked at it.',
      ],
    ],
    resolution: [
      {
        after: 1,
        text: 'Good news then: the card keeps about three weeks. Please take it out, put it into a computer and look for the folder with the date; each file is ten minutes. Copy the files, do not move them, and hand the police a copy. They can also ask us in writing to confirm the time stamps.',
        outcome: ['Found it on the card, plate and all. The officer was very happy.'],
      },
      {
        upTo: 0,
        text: 'Without the archive, clips are deleted after seven days, by design and for good: we cannot bring them back and nobody else could. I know this is not what you hoped for. If a neighbour has a camera, it is worth asking soon.',
        outcome: ['OK. Disappointed but thanks for the clear answer. I ordered the archive now.'],
      },
    ],
    notes: [
      'Do not send clips ourselves, only through the legal desk.',
      'Checked with the archive group: gone after seven days, nothing to recover.',
    ],
  },
  {
    id: 'doorbell-chime',
    team: 'home',
    lines: ['doorbell'],
    tags: ['doorbell'],
    subjects: [
      [1, 'Doorbell rings too late'],
      [1, 'Another parcel missed because of the bell'],
      [0, '{product} does not ring inside'],
      [0, 'No chime'],
      [0, 'Doorbell rings on the phone but not in the house'],
    ],
    problem: [
      'When somebody presses the {product}, my phone rings but the old chime in the hall stays silent. Wired exactly as shown in the booklet, transformer is 8 V.',
      'The {product} rings about [ten|fifteen] seconds too late. By then the courier has thrown a card in and left. That is [the third parcel|now the second parcel] I have to fetch from the depot.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Could you look at the label of the transformer in your fuse box? The bell needs 16 to 24 V, older houses often have 8 V.',
        '8 V 1 A it says. So too weak?',
      ],
      [
        'For the mechanical chime, yes. An electrician swaps it in a quarter of an hour. Or you use our plug-in chime, which needs no wire at all. What would suit you better?',
        'The plug-in one, I think. I am renting.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: 'Then I am sending you a Pip Chime at no cost, because our booklet should state the voltage on page one and does not. Plug it in, and in the app choose the doorbell > Chimes > Add.',
        outcome: ['Chime arrived, rings at once, dog barks at once. All as it should be.'],
      },
      {
        for: [1],
        text: 'The delay is the way through the internet to your phone and back. Switch on "Ring locally" under the doorbell > Speed: the chime then rings directly, within half a second.',
      },
    ],
  },
  {
    id: 'plug-schedule-dst',
    team: 'home',
    lines: ['plug'],
    tags: ['plugs & lights', 'automation'],
    subjects: ['Schedule one hour off', '{product} switches at the wrong time', 'Timer wrong since the clocks changed'],
    problem: [
      'All schedules of my [four|six] {product}s are an hour off [since the clocks changed|since last weekend]. The app shows the right times. The aquarium is confused.',
      'My {product} should switch the coffee machine on at 6:15. It does so at 6:15 some other place, apparently, because here it happens at 7:15.',
    ],
    exchanges: [
      [
        'Which time zone does the app show under Home > Settings > Place? It takes it from the phone when you set the home up.',
        'It shows the right city but "UTC+0" next to it.',
      ],
    ],
    resolution: [
      {
        text: 'Please choose the city again from the list and save, even if it is the same one. The home then gets a real time zone that knows about summer time, and all plugs receive it within a minute.',
        outcome: ['All of them are on time again. Thanks!'],
      },
      {
        text: 'It is a mistake in plugs that were set up before version {fwOld}. I have corrected your home from here. Could you check one plug tonight? If it is right, the others are as well.',
        outcome: ['All of them are on time again. Thanks!'],
      },
    ],
  },
  {
    id: 'plug-energy',
    team: 'home',
    lines: ['plug'],
    tags: ['plugs & lights', 'feature request'],
    priority: 'low',
    subjects: [
      [0, 'Export energy readings'],
      [1, 'Power reading looks wrong'],
      [0, 'kWh as a spreadsheet?'],
    ],
    problem: [
      'Can I export the energy readings of the {product} to a spreadsheet? I would like to see a whole year for the freezer, the app shows only [four weeks|the last month].',
      'The {product} says my old fridge takes 3 W on average. I would love that to be true.',
    ],
    exchangesFor: [1],
    exchanges: [
      [
        'Could you tell me the type of the fridge and whether the reading jumps when the compressor starts?',
        'It jumps to [92|about 90] W for a while and then back to 3. Looks plausible, but the average does not.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'In the app: the plug > Energy > the three dots > Export. You get a CSV with hourly values for up to 13 months. It is a bit hidden, I admit; I have passed that on.',
        outcome: ['Found the export, exactly what I needed.'],
      },
      {
        for: [1],
        text: 'You are right, the average counts only the time without load; that is a mistake in the app, not in the plug. The sum in kWh is correct. I have filed it, thank you for looking so closely.',
      },
    ],
    notes: ['', 'Average power excludes load time. Filed as HOME-412.'],
    file: 'chart',
  },
  {
    id: 'bulb-flicker',
    team: 'home',
    lines: ['bulb'],
    tags: ['plugs & lights'],
    subjects: [
      [1, 'Two of my {product} flicker'],
      [0, '{product} flickers when dimmed'],
      'Flickering light',
      [0, 'Light flickers below 20 %'],
    ],
    problem: [
      'My {product} flickers as soon as I dim it below [20|15] %. At full brightness it is fine. There is a dimmer on the wall from before, could that be the reason?',
      'Two of [eight|six] {product} flicker, the others from the same box do not. I swapped them between lamps, the flicker moves with the bulb.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Is the wall dimmer turned fully up when you dim by the app? Our bulbs dim themselves and need full power from the wall.',
        'It was at about 80 %. At full it flickers less, but it still does.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'Most wall dimmers cut a bit even when turned fully up. The clean way is to replace it by a plain switch; an electrician does it in minutes. If you like, use our battery dimmer instead: it sticks over the old plate.',
        outcome: ['Replaced the dimmer, no flicker at all now.'],
      },
      {
        for: [1],
        text: 'If the flicker moves with the bulb, the bulb is to blame. I am sending two new ones, please recycle the old ones, no need to return them.',
        outcome: ['New bulbs arrived this morning, both fine.'],
      },
    ],
    file: 'photo',
  },
  {
    id: 'automation-sunset',
    team: 'home',
    lines: ['hub', 'bulb'],
    tags: ['automation', 'app'],
    subjects: [
      [1, 'Automation runs twice'],
      [0, 'Lights do not switch on at sunset'],
      [0, 'Automation stopped working'],
    ],
    problem: [
      'My automation "lights on at sunset" has not run since [Thursday|the weekend]. If I press play it works. I deleted it and made it again, same thing.',
      'When I come home the hall light goes on, off and on again. I have one automation for that, not three, I checked.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Could you open the automation, tap the clock sign and tell me what stands under "Last five runs"?',
        'It says "skipped: location unknown" five times.',
      ],
      [
        'Then the hub does not know where it lives and cannot compute the sunset. Under Home > Place, is there a pin on the map?',
        'No pin. There used to be one! I set it now.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 2,
        text: "The place got lost in an update for a small number of homes. With the pin in its place, tonight's sunset will count. Your other automations were not touched.",
        outcome: ['Lights came on at [17:42|20:58] sharp. Solved.'],
      },
      {
        for: [1],
        text: "There is one automation in your home and one in your partner's account, both for the same light; each switches it, and the second one undoes the first for a moment. Please keep one of them. Automations of the home are shared, so both of you can change it.",
        outcome: ['Haha yes, my husband had made the same one. Thanks.'],
      },
    ],
  },
  {
    id: 'leak-false-alarm',
    team: 'home',
    lines: ['leak'],
    tags: ['sensors'],
    priority: 'high',
    subjects: [
      [1, '{product} alarms in the cellar only'],
      [0, 'Leak alarm at 3 am but no water'],
      '{product} false alarm',
      'Sensor alarm cannot be switched off',
    ],
    problem: [
      'Our {product} went off at 3 am, siren and everything, and the floor was bone dry. That was the [second|third] time this month. My wife wants it out of the house.',
      'The {product} alarms as soon as I put it in the cellar. In the kitchen it is quiet. Cellar is dry, humidity is [85|80] % though.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Could you wipe the two metal contacts on the bottom with a dry cloth and look whether there is a white film on them?',
        'There was a whitish film, like soap. Wiped it off.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'The film comes from cleaning agents: it draws moisture from the air until the sensor believes it stands in water. Wiped clean it will be quiet. For cellars above 80 % humidity, set the sensor to "Low sensitivity"; it still reports a puddle, only some seconds later.',
        outcome: ['Quiet for two weeks now, and it did go off when I spilled water on purpose. Good.'],
      },
      {
        upTo: 0,
        text: 'This batch has a contact that reacts to humid air. I am sending you the new version, which measures differently. You can leave the old one switched off until then; please do not throw it away yet, the lab would like to see it and will send a label.',
        outcome: ['Quiet for two weeks now, and it did go off when I spilled water on purpose. Good.'],
      },
    ],
    notes: ['', 'Batch 2140 to 2210. Lab collects them, label LAB-RET.'],
  },
  {
    id: 'motion-battery',
    team: 'home',
    lines: ['sensor'],
    tags: ['sensors'],
    subjects: [
      [1, 'All sensors report 10 % since the update'],
      [0, '{product} eats batteries'],
      [0, 'Battery empty after 3 weeks'],
      'Battery life',
    ],
    problem: [
      'The box says two years. My {product} needs a new battery every [three|four] weeks. The second one in the same house still has its first. What is wrong with it?',
      'Since {fw} all my {product} report 10 % battery although I changed them in the summer.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'How far is it from the hub, and how many bars does the app show for it? A sensor that must shout empties its battery quickly.',
        'One bar. It is in the [garden shed|mailbox], about 20 metres and two walls away.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'That is the reason: it repeats every message until the hub hears it. A Pip Plug half way relays for it, any of ours will do, and the battery lasts as promised. If you have none, tell me and I will find you a refurbished one.',
        outcome: ['With a plug in between I now have four bars. Let us see about the two years :)'],
      },
      {
        for: [1],
        text: 'The number is wrong, the battery is fine: {fw} reads the scale of the old sensors backwards. It will be corrected with the next version. Please do not buy batteries because of it.',
      },
    ],
  },
  {
    id: 'app-login',
    team: 'home',
    lines: ['hub'],
    tags: ['app', 'account'],
    subjects: ['Cannot sign in any more', [1, 'Password reset mail does not arrive'], [0, 'Locked out of my account']],
    problem: [
      'I changed my phone and now cannot sign in. The code goes to my old number, which I no longer have. All my devices are in there.',
      'Password reset mails do not arrive. I looked in spam. I tried [three|four] times, then the app said I have to wait 24 hours.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'To make sure that it is really your account: could you send me the serial number of one device in it and the city that it is set to?',
        'Serial is {serial}, the city is {city}.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Thank you, that matches. I have removed the old number; at the next sign-in the code goes to this e-mail address. Please add a second way to sign in afterwards (Account > Security), so that this does not happen again.',
        outcome: ['I am in. All devices still there. Phew.'],
      },
      {
        for: [1],
        text: 'Your mailbox has refused our mails because it was full on the day of the first one, and our system then stopped trying. I have released it. Please ask for a new password now, the mail will be there within a minute.',
        outcome: ['Mail came, password changed, thanks.'],
      },
    ],
    notes: ['Identity checked by serial and city. 2FA number removed.'],
  },
  {
    id: 'share-home',
    team: 'home',
    lines: ['hub', 'thermostat'],
    tags: ['app', 'account', 'privacy'],
    subjects: [
      [0, 'Remove my [ex|former flatmate] from the home'],
      [0, 'Who has access to my cameras?'],
      [1, 'Sharing the home with [my parents|a tenant]'],
    ],
    problem: [
      'My former partner moved out and I want to be sure that they can no longer see or control anything. I removed them from the home but the thermostat still changes at night. [I find that unsettling.|]',
      'How can I share only the heating with my tenants, not the cameras? In the app I can only invite somebody to everything.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'I understand, let us be thorough. Was there ever a shared tablet or a voice assistant connected with the account?',
        'Yes, a speaker with voice control that went along with the move.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Then please do two things: Account > Connected services > Disconnect all, and Account > Security > Sign out everywhere. After that only the phone in your hand has access. I looked at the record of the last 30 days: the changes came through the voice assistant, and since [today|10:40] there are none.',
        outcome: ['Done, and it has been quiet since. Thank you for taking it seriously.'],
      },
      {
        for: [1],
        text: 'Use rooms for that: Home > People > Invite > Choose rooms. Pick the rooms with thermostats and leave the one with the cameras out. They will not even see that the others exist.',
        outcome: ['Rooms do the trick. Tenants are happy.'],
      },
    ],
    notes: ['Sensitive. No details to anybody but the account holder, no phone.'],
  },
  {
    id: 'voice-assistant',
    team: 'home',
    lines: ['bulb', 'plug'],
    tags: ['automation', 'plugs & lights'],
    priority: 'low',
    subjects: [
      [1, 'Voice control does not find new devices'],
      [0, 'Lights respond to the wrong name'],
    ],
    problem: [
      'Voice control switches the bedroom when I say bathroom. The names in the app are right. It is funny for [a day|the first two times].',
      'I added [three|two] {product} last week and the voice assistant does not know them. The older ones work.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Did you rename the rooms in our app after connecting the assistant? It keeps the first names it has heard.',
        'Yes, we swapped the rooms when the baby came.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Then it helps to disconnect and connect once: Account > Connected services > Disconnect, then connect again and say "discover devices". It reads all names fresh.',
        outcome: ['Bathroom is bathroom again.'],
      },
      {
        for: [1],
        text: 'Please say "discover devices" once. New devices are announced only when they are asked for, which we are going to change.',
      },
    ],
  },
  {
    id: 'garden-plug-water',
    team: 'home',
    lines: ['plug'],
    season: 'summer',
    tags: ['plugs & lights', 'warranty'],
    subjects: [
      [1, 'Outdoor plug gets hot'],
      [0, 'Water in the outdoor plug'],
      [0, 'Pip Plug Outdoor tripped the fuse'],
      [0, 'Outdoor plug dead after rain'],
    ],
    problem: [
      "After the rain of the last days the fuse for the garden trips as soon as I plug in the outdoor plug. There are drops inside the cover. It is sold as rainproof, isn't it?",
      'The garden pump runs on a Pip Plug Outdoor and since [Monday|yesterday] the plug is hot and smells a bit. I have unplugged it. Pump is 1,100 W.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Please leave it unplugged. How was it mounted: socket facing down, up or to the side? A photo would help a lot.',
        'To the side, on the shed. Photo attached. I see now that the drawing shows it facing down.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Facing sideways, rain runs along the cable and into the cover. That said, the drawing is easy to miss, so I am sending you a new one. Please mount it with the sockets facing down and a loop in the cable before it.',
        outcome: ['New one mounted facing down. No more drops. Thanks for being decent about it.'],
      },
      {
        for: [1],
        text: 'Please do not use it again, and thank you for unplugging it. We take heat very seriously: a courier will fetch it for the lab, and the new one is on its way. 1,100 W is well within its limit, so your pump is fine.',
      },
    ],
    notes: ['', 'Heat and smell: safety report filed, courier ordered. Do not close before the lab has it.'],
    file: 'photo',
  },
]
