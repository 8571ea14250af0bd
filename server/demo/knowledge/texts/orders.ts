/** Orders, returns, money; and how the desk works. */
export const orders = `
=== order-track
title: Where is my order?
summary: What each state means, and when to write to us.
in: delivery
words: track order, parcel late, not arrived, shipping status
tags: shipping
review: 60

| State | Means | Usual |
| --- | --- | --- |
| Received | Paid, not yet packed | until the next working day |
| Packed | Waits for the carrier | hours |
| On its way | The carrier has it | 1–3 days, abroad 3–6 |
| Delivered | Somebody signed, or it lies where you allowed | |

No movement for **four working days**? Write to us with the order number. We ask the carrier, and send a new one when they do not find it within five days.

*Delivered*, but not there: look at the place you allowed, ask the neighbours, then write within 14 days.

=== change-address
title: Change the address of an order
summary: Possible until it is packed.
in: delivery
words: wrong address, moved, redirect parcel
tags: shipping
review: 150

My orders > the order > **Change address**, as long as it says *Received*. After that only the carrier can redirect it: use the link in their mail.

It went to an old address and comes back? We send it again as soon as it is here, once without cost.

=== wrong-item
title: Something else, or too little, was in the box
summary: A photo, the right one, and no return at your cost.
in: delivery
words: wrong product, missing part, incomplete
tags: shipping, return
review: 250

Write within 14 days with a photo of **what came** and of the label on the box. We send the right one at once, without waiting for the other.

Missing screws, adapters and cables come by letter. Tell us which, with the picture on page 2 of the leaflet.

=== return-30
title: Send something back within 30 days
summary: No reason needed. Label, parcel, money.
in: returns
words: return, refund, send back, money back, label
tags: return, refund
review: 90

1. My orders > the order > **Return**. Print the label, or show the code at the shop.
2. Put everything in: power supply, adapters, leaflet. The original box is nice, not needed.
3. **Remove the device from your account first.** One that belongs to somebody cannot be sold again.

The money comes back within five working days after it is here, the way you paid. Outlet goods and opened cards are excluded.

=== refund-when
title: When does the refund arrive?
summary: By way of payment, and what to check before you ask.
in: returns
words: refund delay, money not received, how long refund
tags: refund
review: 170

| Paid by | Takes |
| --- | --- |
| Card | 3–7 days, on the next statement |
| Transfer | 2 days |
| Wallet | at once to 1 day |
| Voucher | a new voucher, at once |

A part is missing? Look at the mail *Your return is checked*: parts that did not come back are named there.

=== warranty-claim
title: Claim the warranty
summary: Two years, three for heating; what we need, and what you get.
in: returns
words: broken, defective, guarantee, replacement, repair
tags: warranty
review: 25

Network, plugs, lights and cameras: **24 months**. Brae thermostats and valves: **36 months**. From the date on the invoice.

Send us the serial number (on the label, begins with WF), the invoice, and one sentence about what happens. Most cases are decided the same day: we send a new one, with a label for the old.

Not covered: water where it does not belong, a wrong voltage, opened housings, and batteries.

> [!TIP]
> Write which of our steps you have tried. It saves you a round of questions.

=== warranty-desk
title: Deciding a warranty claim
summary: Goodwill, serial numbers and repeats.
in: desk-policy
for: internal
words: goodwill, decision, claim, kulanz
tags: warranty
review: 80

Up to **two months late** you decide yes without asking. Up to six, the lead. Beyond, a voucher of a third of the price is yours to offer.

Look at the serial first: *home > devices* tells when it was first set up. A device set up before the date of the invoice was bought used; the warranty still runs from the first invoice.

The third replacement of one kind at one address is not bad luck. Ask for photos of the place; nine of ten times it is power or damp.

=== invoice-company
title: An invoice for your company
summary: Name, VAT number, and invoices that are already written.
in: money
words: vat invoice, company invoice, tax number, billing address
tags: invoice, b2b
review: 210

Before ordering: You > Addresses > **Company**, with the VAT number. Within the EU it is checked at once, and the invoice comes without VAT where that is right.

Already ordered? My orders > the order > **Correct invoice**, within 30 days. The old one is cancelled, and both lie in your account.

=== double-charge
title: Charged twice
summary: Nearly always a reservation that disappears.
in: money
words: double payment, charged twice, reservation, authorization
tags: refund, invoice
review: 130

A payment that failed on the way leaves a **reservation**: the bank shows it like a payment, and lets it go after three to ten days. Your account with us shows one payment only.

Both are booked, with a date and not *pending*? Send us a picture of both lines without the rest of the statement. We pay the second back the same day.

=== discount
title: A discount code does not work
summary: Dates, products, one a customer.
in: money
words: voucher, coupon, promo code
tags: invoice
review: 15

Codes are for one order each, not for outlet goods, and cannot be joined. Type it without spaces. The basket says which of these it is when you tap on the red line.

Forgot it? Within a day we put it on afterwards; later we are not able to.

=== subscription-end
title: End Tawny Plus
summary: When it ends, what you keep, and what happens to clips.
in: money
words: cancel subscription, tawny plus, unsubscribe
tags: subscription
review: 95

App > You > Plans > **End**. It runs until the end of the paid month or year. After that clips older than 7 days go; save what you need first, see [save a clip](#cam-clip).

Bought through the shop of your phone? Then it ends there, as the shop has the contract.

=== bulk-offer
title: Offers for schools, houses and companies
summary: From ten units, with an installer where you want one.
in: money
for: customers
words: volume discount, quote, bulk, education, hotel
tags: b2b
review: 140

From 10 units of one kind there is a price of its own, from 50 a person who answers. Tell us the number of rooms, floors and people, and whether cables lie already. You get an offer within two working days; it holds for 30.

Public bodies may pay by invoice within 30 days.

=== installer
title: Installation by a partner
summary: What they do, what it costs, how to move the day.
in: delivery
words: installer, appointment, fitter, no show
tags: setup
review: 185

A partner fits thermostats, valves, bells and cameras. Drilling is in it, new cables are not. You choose a half day; they ring an hour before.

Move it until noon of the day before: My orders > Installation. They did not come? Write to us: the visit is free then, and you get the next day that is free.

=== installer-desk
title: The installer did not come
summary: Who to ring, what to offer.
in: desk-policy
for: internal
words: no show, installer complaint, partner
tags: angry customer
review: 200

Ring the partner's desk **while the customer waits**, not later. A new day within three, otherwise another partner. The visit is free, and you may add a voucher of 20 €.

Second time with one partner: tell Priya, she talks to them on Thursdays.

=== angry
title: When somebody is angry
summary: Name it, own it, say what happens next and when.
in: desk-policy
for: internal
words: complaint, escalation, de-escalation, upset
tags: angry customer
review: 330

1. Read to the end before you type. The real matter is often in the last line.
2. Say what went wrong in **their** words, without *unfortunately* and without *any inconvenience*.
3. Say what you do now, what comes after, and **when they hear from you**. Then be earlier.
4. One thing more than they asked for, if it is right: a label, a call, a part by courier.

Insults you need not bear. Say once that you would like to help and how; then hand it to the lead. {{customer.firstName}} in a template reads like a machine to somebody who is furious: write the name yourself, or leave it.

=== handover
title: Hand a ticket over so that nobody asks twice
summary: Four lines in a note.
in: desk-policy
for: internal
words: handover, shift change, note, reassign
tags: vip
review: 275

- What the customer **wants** (not what they wrote).
- What is known: version, serial, place.
- What was tried, and what came of it.
- What you promised, with the hour.

Ticket {{ticket.number}} without these comes back to you.

=== tone
title: How we write
summary: Short sentences, the customer's words, one next step.
in: desk-policy
for: internal
words: style guide, tone of voice, writing
tags: vip
review: -90

We say *you*, we say *I* where a person decided, and *we* where the house did. We do not say *please be advised*. A list when there is more than one step, and the first step first.

An article answers once for everybody. If you explain something for the third time, write it here, and let the next ticket get the link.

=== phone-opening
title: The first minute of a call
summary: Who, what, and may I.
in: desk-policy
for: internal
words: greeting, call, verification, phone script
tags: vip
review: 160

*Wrenfield, {{agent.firstName}} speaking.* Then listen.

Before you speak about an account, check **two of three**: the mail address, the last order, the town. Never read them out and ask *is that right*.

Ask before you hold, say how long, come back before that.

=== outlet
title: Outlet goods: what is different
summary: Cheaper, checked, with a shorter return.
in: money
words: refurbished, outlet, used, b-stock
tags: return, warranty
state: archived

The outlet was closed in spring. Orders from it keep 12 months of warranty and 14 days of return.

=== gift
title: Send it as a present
summary: Without prices, with a card.
in: delivery
words: gift, present, gift wrap
tags: shipping
review: 355

Tick **It is a present** in the basket. The parcel comes without prices, and the 30 days to send it back begin on the day you name.
`
