import type { Scenario } from './catalogue.ts'

/** English: orders, returns, invoices, subscriptions, accounts. */
export const englishOrders: readonly Scenario[] = [
  {
    id: 'parcel-late',
    team: 'orders',
    lines: ['mesh', 'camera', 'thermostat', 'plug'],
    weight: 2.5,
    tags: ['shipping'],
    subjects: ['Where is my order {order}?', 'Order {order} not arrived', 'Parcel stuck [for a week|since Monday]'],
    problem: [
      'I ordered a {product} on {date} (order {order}) and the tracking has said "handed to the carrier" for [six|eight] days. When will it arrive?',
      'The carrier claims that my parcel {tracking} was delivered yesterday at 14:12. Nobody was here at 14:12, and the neighbours do not have it either.',
      'Still waiting for {order}. You promised two to four days. It is day [nine|eleven].',
    ],
    exchanges: [
      [
        'I have asked the carrier to look for it. Could you confirm the address for me: is there a second entrance, a shop, a safe place where they might leave it?',
        'There is a bakery downstairs that takes parcels sometimes, but they say they have nothing for me.',
      ],
      [
        'The carrier has answered: they scanned it in {city} but did not deliver it. They want until tomorrow evening. Is that all right, or do you need it earlier?',
        'Tomorrow is fine if it is really tomorrow. After that I want a new one sent.',
      ],
    ],
    resolution: [
      {
        text: 'The parcel counts as lost. I have sent a new {product} by express; it leaves tonight and needs no signature. If the first one turns up after all, simply refuse it.',
        outcome: ['It is here. Thanks for chasing them.'],
      },
      {
        text: "Your parcel has been found: the label had come off and it was lying in the depot. It has a new label and is on today's van. I have refunded the shipping cost, you will see it in [two to three|three to five] days.",
        outcome: ['It is here. Thanks for chasing them.', 'Arrived this morning, box a bit dented, device fine.'],
      },
    ],
    notes: [
      'Carrier gives up on it. Lost after 10 days, then resend without asking.',
      'Depot found it, label had come off.',
    ],
  },
  {
    id: 'wrong-item',
    team: 'orders',
    lines: ['mesh', 'valve', 'bulb', 'camera'],
    tags: ['shipping', 'return'],
    subjects: [
      [0, 'Wrong item in order {order}'],
      [0, 'Received the wrong [model|product]'],
      [1, 'One piece missing'],
    ],
    problem: [
      'I ordered the {product} and received something else: the box is right but the device inside is the older model. Order {order}. The box was sealed.',
      'In my order {order} there are [two|three] instead of [three|four] pieces. The delivery note says all are in. I am quite sure they are not, I looked in the paper too.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Could you send me a photo of the label on the device, the one with the serial number?',
        'Photo attached. Serial is {serial}.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'You are right, that is not what you paid for. The right one leaves our warehouse today. You can keep the box of the wrong one closed and hand it to the courier who brings the new one.',
        outcome: ['Right one is here, wrong one is gone. Good service.'],
      },
      {
        for: [1],
        text: 'The weight of the parcel in our record is 140 g too low, so the piece was never in it. I have sent the missing one in a padded envelope, it should be with you in two days. Sorry about the extra wait.',
      },
    ],
    notes: [
      'Mixed up at packing station 4 again? Told the warehouse.',
      'Weight 140 g too low in our record, so the piece was never in the box.',
    ],
    file: 'photo',
  },
  {
    id: 'return-refund',
    team: 'orders',
    lines: ['router', 'doorbell', 'thermostat', 'mesh'],
    weight: 2,
    tags: ['return', 'refund'],
    subjects: [
      [0, 'Return of order {order}'],
      [0, 'I would like to return my {product}'],
      [1, 'Where is my refund?'],
    ],
    problem: [
      'I would like to return the {product} from order {order}. It works, it is just [not what I need|more than we need]. Bought [ten days|two weeks] ago, box is complete. How do I do that?',
      'I sent my {product} back on {date} and still have no refund. The carrier says you received it a week ago. {amount} is not nothing to me.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Of course. Is it unused or was it already set up? It does not change the refund, but I would remove it from your account in that case.',
        'It was set up for one evening. Please remove it.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'I have removed the device from your account and sent you a return label by e-mail. Any box will do. The {amount} go back the way you paid, usually within five working days after the parcel is here.',
        outcome: ['Dropped it at the parcel shop today. That was easy.'],
      },
      {
        for: [1],
        text: 'I found it: the parcel was booked in without your order number, so nobody knew whose it was. I have released {amount} just now. Depending on your bank you will see it in two to four days. I apologise for the wait.',
        outcome: ['Refund is on my account, thank you.'],
      },
    ],
    notes: ['', 'Return arrived without RMA, matched by serial. Refund released.'],
  },
  {
    id: 'invoice-company',
    team: 'orders',
    lines: ['mesh', 'router', 'camera'],
    tags: ['invoice', 'b2b'],
    subjects: ['Invoice for order {order}', [0, 'Invoice with VAT number please'], [1, 'Wrong address on invoice']],
    problem: [
      'Could you please send us an invoice for order {order} made out to the company and with our VAT number? The one in the account has my private name on it.\nOur accountant is waiting for it, the quarter closes on Friday.',
      'The invoice for {order} shows our old address. We moved in the spring and the tax office is picky about such things. Could it be corrected?',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Gladly. Please send me the exact company name, the address and the VAT number as they should appear.',
        'Name and address as in my signature below, the VAT number is on the attached sheet. Thank you.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Attached you find the corrected invoice; the first one is cancelled by it, so please book only this one. I have saved the company address in your account for the next orders.',
        outcome: ['Received, the accountant is happy. Thank you.', 'Perfect, thanks.'],
      },
      {
        for: [1],
        text: 'The corrected invoice is in your account under Orders > {order} > Documents. The number has an "A" at the end, amount and date are the same.',
        outcome: ['Received, the accountant is happy. Thank you.', 'Perfect, thanks.'],
      },
    ],
    notes: ['Reissued with suffix A, credit note booked.', 'Reissued with suffix A, credit note booked.'],
    file: 'invoice',
  },
  {
    id: 'double-charge',
    team: 'orders',
    lines: ['camera', 'doorbell'],
    tags: ['refund', 'subscription'],
    priority: 'high',
    subjects: ['Charged twice', 'Double payment for order {order}', '{amount} taken twice from my card'],
    problem: [
      'You have taken {amount} from my card twice for order {order}. Please give one of them back. Screenshot of the statement attached.',
      'My card shows two payments to you on the same day, same amount, one second apart. I pressed the button ONCE.',
    ],
    exchanges: [
      [
        'I see one payment and one reservation in our system. Does your bank show the second one as booked or as pending?',
        'Both say booked, since yesterday.',
      ],
    ],
    resolution: [
      {
        after: 1,
        text: 'Then the reservation was turned into a payment by mistake. I have returned the {amount}; the bank needs up to three working days. If a fee came up because of it, send me the statement and we will take it over.',
        outcome: ['The money is back. Thanks for the quick reaction.'],
      },
      {
        upTo: 0,
        text: 'The second line is a reservation only. It never becomes a payment and disappears after seven days at the latest. I have asked the payment company to release it now, so it will probably be gone tomorrow.',
        outcome: ['You were right, it disappeared by itself.'],
      },
    ],
    notes: ['Payment provider had a retry storm on that day. Refund approved, no need to ask.'],
    file: 'screenshot',
  },
  {
    id: 'cancel-subscription',
    team: 'orders',
    lines: ['camera'],
    tags: ['subscription', 'account'],
    subjects: [
      [0, 'Cancel Tawny Archive'],
      [0, 'Please cancel my subscription'],
      [1, 'Subscription renewed against my will'],
    ],
    problem: [
      'Please cancel my Tawny Archive. I no longer have the camera. I could not find the button anywhere, and I looked.',
      'My yearly archive was renewed although I cancelled it in the app. I have no confirmation, but I know that I did. I want the {amount} back.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'I can do that for you. Should it end today, with the rest of the money back, or run until the end of the period? Recordings are deleted when it ends.',
        'Today please, I have saved what I need.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Cancelled as of today. You get {amount} back for the months that remain, and a confirmation by e-mail. The button hides under Account > Plans > the plan > Details; we know that this is one step too many.',
        outcome: ['Confirmation received. Thank you for not arguing.', 'Great, thanks.'],
      },
      {
        for: [1],
        text: 'I looked it up: you did open the page and got as far as the second step, which is easy to take for the last one. I have cancelled it and refunded the year in full.',
        outcome: ['Confirmation received. Thank you for not arguing.', 'Great, thanks.'],
      },
    ],
  },
  {
    id: 'warranty-claim',
    team: 'orders',
    lines: ['camera', 'mesh', 'thermostat', 'hub', 'plug'],
    weight: 1.5,
    tags: ['warranty'],
    subjects: ['Warranty claim {product}', '{product} defective after [14|20] months', 'Warranty: serial {serial}'],
    problem: [
      'My {product} ({serial}), bought [in the spring of last year|a good year ago], is dead: no light, no sound. Tried two sockets and another cable. I would like to make use of the warranty. Receipt attached.',
      'The {product} I bought [a year|fourteen months] ago restarts every few minutes. Your colleague on the phone told me to write here with the serial number: {serial}.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'Thank you, the receipt is all I need. Did you register the device in the app? If so, I would move its settings to the new one.',
        'Yes, it is registered with this e-mail address.',
      ],
      [
        'One question for our lab: did anything special happen before, such as a power cut, a fall, water?',
        "Nothing. It sat on a shelf and did its job until it didn't.",
      ],
    ],
    resolution: [
      {
        text: 'Your warranty runs for three years from the purchase, so this is covered. The replacement leaves tomorrow; please send the old one back with the label in the box within 30 days. The new device has the full warranty again.',
        outcome: ['New one is running. Very fair, thank you.'],
      },
      {
        text: 'Covered. As this model is no longer made, I am sending you its successor. It does all the old one did, and you can set it up beside the old one without changing anything else.',
        outcome: ['Received the successor, nice upgrade.'],
      },
    ],
    notes: ['In warranty, receipt seen. Swap without test.'],
    file: 'invoice',
  },
  {
    id: 'discount-code',
    team: 'orders',
    lines: ['bulb', 'plug', 'sensor'],
    tags: ['account'],
    priority: 'low',
    subjects: [
      [0, 'Code does not work'],
      [0, 'Newsletter voucher not accepted'],
      [1, 'Discount forgotten'],
    ],
    problem: [
      'The code from your newsletter is "not valid for this basket". My basket has [four|six] {product} in it, nothing else. It should be valid until Sunday.',
      'I forgot to enter my voucher in order {order}. Could you take it off afterwards? It is the one over 10 for the birthday.',
    ],
    exchanges: [],
    resolution: [
      {
        for: [0],
        text: 'The code leaves out the sets, and four of them count as a set, which nobody can know. I have made you a code of your own: WREN-{code}. It works for anything until the end of the month.',
        outcome: ['Code worked, ordered. Thanks a lot!'],
      },
      {
        for: [1],
        text: 'Done: you get the 10 back the way you paid. And a happy belated birthday from all of us.',
        outcome: ['That is very kind, thank you.'],
      },
    ],
  },
  {
    id: 'bulk-offer',
    team: 'orders',
    lines: ['mesh', 'thermostat', 'camera'],
    tags: ['b2b'],
    subjects: ['Offer for [24|30|40] units', 'Quote: {product} for our [building|hotel|school]', 'Volume price'],
    problem: [
      'We would like to equip [24|30] flats with a {product} each and need an offer, delivery in two parts, installation by our own electrician. Is there a price from twenty units? And how long is it in stock?',
      'Could you send us a written offer for [12|15] {product}? We need it with delivery time and payment in 30 days, otherwise purchasing will not even look at it.',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        'With pleasure. Should everything go to one address, and will you need the devices set up in one account or one per flat?',
        'One address, one account per flat. Each tenant should be able to take theirs over.',
      ],
      [
        'Understood. For one account per flat we send a sheet of codes along, so that your electrician needs no phone. Shall I plan the second delivery for next month?',
        'Mid of next month would be good. The second staircase is not painted before that.',
      ],
    ],
    resolution: [
      {
        text: 'Please find the offer attached: 18 % off the list price, first half within five working days, payment in 30 days. It is valid for four weeks. To order, just reply with "agreed" and your order number.',
        outcome: ['Agreed, our number is PO-{code}. Looking forward to the first delivery.'],
      },
      {
        for: [0],
        text: 'I have sent the offer to you and to the address in copy. The price holds until the end of next month. If the number of flats changes by one or two, it stays the same.',
        outcome: ['Thank you, forwarded to purchasing. They will come back to you.'],
      },
    ],
    notes: ['18 % is fine from 20 units, 22 % only with the lead.'],
    file: 'invoice',
  },
  {
    id: 'delete-account',
    team: 'orders',
    lines: ['hub', 'camera'],
    tags: ['privacy', 'account'],
    subjects: [
      [0, 'Delete my account and data'],
      [1, 'Data request'],
      [1, 'What do you store about me?'],
    ],
    problem: [
      'Please delete my account and everything that belongs to it, including recordings. I sold all devices. Please confirm in writing when it is done.',
      'I would like to know which data you hold about me and with whom you share them. I understand you have a month for the answer.',
    ],
    exchanges: [
      [
        'I will take care of it. To be sure that the wish comes from you, please confirm it in the app or by the link I have just sent; it is valid for 48 hours.',
        'Confirmed by the link.',
      ],
    ],
    resolution: [
      {
        for: [0],
        text: 'Your account and the recordings are deleted. Invoices have to stay for the time the law prescribes, they are locked and nobody in support can see them. This is the written confirmation you asked for.',
        outcome: ['Thank you for the confirmation.'],
      },
      {
        for: [1],
        text: 'The overview is ready: Account > Privacy > My data, as a file you can read and a second one for machines. It lists each partner and what they receive. If you find something that should not be there, tell me.',
        outcome: ['Received, clear enough. Thanks.'],
      },
    ],
    notes: ['Privacy desk informed, deadline in 30 days.', 'Privacy desk informed, deadline in 30 days.'],
  },
  {
    id: 'change-address',
    team: 'orders',
    lines: ['mesh', 'router', 'doorbell'],
    tags: ['shipping'],
    priority: 'high',
    subjects: [
      [1, 'Send {order} to my office instead'],
      [0, 'Wrong delivery address in {order}'],
      'Change address before shipping',
      [0, 'Typo in my address'],
    ],
    problem: [
      'I just ordered ({order}) and noticed that the house number is wrong: it should be [17|14], not [71|41]. Please change it before it goes out!',
      'Could you send {order} to my office instead of home? We are away [until the 20th|for two weeks] and the stairwell is not a good place for a {product}.',
    ],
    exchanges: [],
    resolution: [
      {
        for: [0],
        text: 'Caught it: the address is corrected and the parcel leaves tonight. You get a new confirmation with the right number in a minute.',
        outcome: ['Phew, thank you!'],
      },
      {
        for: [1],
        text: 'It had already left, so I have asked the carrier to redirect it. That takes one day more. You can follow it with {tracking}.',
        outcome: ['Arrived at the office. Perfect.'],
      },
    ],
  },
  {
    id: 'installer-visit',
    team: 'orders',
    lines: ['thermostat', 'doorbell'],
    tags: ['b2b', 'setup'],
    subjects: [[0, 'Installer did not show up'], [1, 'Move the installation date'], 'Installation appointment'],
    problem: [
      'The installer was supposed to come today between 8 and 12 for the {product}. I took half a day off. Nobody came, nobody called.',
      'I need to move my installation from [Thursday|Wednesday] to next week, afternoon if possible. The booking page only says "please contact support".',
    ],
    exchangesFor: [0],
    exchanges: [
      [
        "I have reached the installer's office. They could offer tomorrow at 16:00 or Friday at 8:00. Which one suits you?",
        'Tomorrow 16:00. But please make sure that they really come.',
      ],
    ],
    resolution: [
      {
        for: [0],
        after: 1,
        text: 'Confirmed for the new time, and they have your mobile number now, which was missing in the order. They will call half an hour before. For the half day you lost I have taken the installation fee off.',
        outcome: ['They came on time, friendly, done in forty minutes.'],
      },
      {
        for: [1],
        text: 'Moved, you will get a new confirmation. If the time does not work after all, reply here, you do not need the booking page.',
        outcome: ['Thank you, that works.'],
      },
    ],
    notes: ['Phone number was missing in the booking form. Fee waived.'],
  },
  {
    id: 'praise',
    team: 'orders',
    lines: ['mesh', 'thermostat', 'bulb'],
    weight: 0.6,
    tags: ['feature request'],
    priority: 'low',
    subjects: [[0, 'Just wanted to say thanks'], [1, 'Compliment and a wish'], 'Feedback on {product}'],
    problem: [
      'No problem this time. I only wanted to say that the {product} has been running for [two|three] years without a restart, and that your colleague on the phone last week was the most patient person I ever talked to. I am [71|74] and ask twice.',
      'I like the {product} a lot. One wish: could the light be switched off completely at night? Even at the lowest setting it is a small lighthouse.',
    ],
    exchanges: [],
    resolution: [
      {
        for: [0],
        text: 'That made the round in the office, thank you. I have passed it on to the colleague, who is smiling. And please ask as often as you like.',
      },
      {
        for: [1],
        text: 'Thank you! It can, though it is well hidden: press and hold the brightness in the app until "Dark" appears. And I have passed on that it deserves a better place.',
        outcome: ['Found it! Sleeping in the dark tonight.'],
      },
    ],
  },
]
