/** The app, accounts and privacy. */
export const appAccount = `
=== app-login
title: You cannot sign in
summary: Mail that does not arrive, codes that fail, accounts that are locked.
in: account
words: login, password reset, locked out, two factor, code wrong
tags: account, app
review: 40

**The reset mail does not come:** it is sent within two minutes, from no-reply. Look into spam and *other*; company mail often holds it back for an hour. The address must be the one of the account: some people have two.

**Locked:** after ten wrong passwords for half an hour. It opens by itself; more tries begin the time anew.

**The code of the second step is wrong:** the phone's clock is off. Set it to automatic. Lost the phone? Use one of the eight codes that you got when you switched it on.

No code left and no phone? Then only the long way remains: write to us, and we check that it is you.

=== account-recovery
title: Get back into an account without the second step
summary: The check that protects everybody else.
in: account
for: customers
words: lost phone, 2fa, recover account, backup codes
tags: account, privacy
review: 70

We have to be sure that it is you, as behind the account there are cameras. Send us from the address of the account:

1. a photo of a device of the home with its serial number, and beside it today's date on paper;
2. the number of one of your orders.

After that the second step is switched off **three days later**, and a mail goes to every address and phone of the home. Whoever did not want that says so in these days. We cannot make it quicker, for nobody.

=== account-recovery-desk
title: Account recovery: what the desk checks
summary: The photo, the wait, and the tricks that people try.
in: desk-policy
for: internal
words: social engineering, 2fa reset, identity
tags: account, privacy
review: 30

Check the serial against the **home**, not against the customer's words. The date must be written by hand. Old photos with an edited date come about twice a month: look at shadows and at the file's own time.

The three days are not yours to shorten, neither for a journalist nor for somebody who cries. Say why; nearly everybody understands when they hear *camera*.

A voice on the phone that wants to change the mail address **and** the second step in one call is a stranger. End politely, note it, tell the lead.

=== share-home
title: Share your home with family and guests
summary: Who may do what, and how to take it back.
in: account
words: family, invite, add user, guest access, permissions
tags: app, account
review: 165

Home > **People > Invite**. They need an account of their own; do not give your password away.

| | Owner | Member | Guest |
| --- | --- | --- | --- |
| Switch devices | yes | yes | rooms you choose |
| See cameras | yes | if allowed | no |
| Change rules | yes | yes | no |
| Invite, pay | yes | no | no |

A guest can end by itself, for instance after the holidays. To take access back, remove the person: their phone forgets the home within a minute.

=== owner-change
title: Hand a home over to somebody else
summary: After a separation, a sale or a death.
in: account
for: customers
words: transfer ownership, sold house, separation, deceased, inherited
tags: account, privacy
review: 120

The owner does it in the app: Home > People > the person > **Make owner**. It takes effect when both have agreed.

The owner cannot or will not? Reset the devices and add them to a new home. That is always possible for whoever holds them in hand, and leaves the other's clips and history behind, which are not yours to see.

After a death we close the account against the certificate, and delete what is in it after 60 days.

=== delete-account
title: Delete your account and your data
summary: What goes, what has to stay, and how long it takes.
in: account
words: gdpr, erase, delete account, right to be forgotten
tags: account, privacy
review: 50

App > You > Privacy > **Delete my account**. Clips, homes, rules and history go within 24 hours, copies for safety within 30 days.

Invoices stay for as long as the law wants them, ten years in most countries; they are locked and nobody here reads them.

Devices keep working at home without an account, but not the app. Reset them before you give them away.

=== data-export
title: Get a copy of your data
summary: Everything we know, in a form that you can read.
in: account
words: data export, gdpr access, subject access request, copy of my data
tags: account, privacy
review: 110

App > You > Privacy > **Send me my data**. Within three days you get a link to a file with your profile, homes, events and orders. It opens in any browser, and holds a part for machines as well.

The link works for seven days and only after signing in. Clips are not in it; save those you want under Events.

=== notifications
title: Messages of the app do not arrive
summary: Allowed, not summarised, not asleep.
in: app
words: push, notification, no alerts, silent
tags: app
review: 235

1. Phone > Notifications > Wrenfield: allowed, with sound, **not** in a summary.
2. Battery: the app is exempt from saving.
3. App > You > Messages: the kind is on, for this home, and no quiet hours are set.
4. **Send a test** at the bottom of that page. If it arrives, the way is open, and the rule is to blame.

=== app-versions
title: Which phones the app runs on
summary: Systems, ages, and what happens to older ones.
in: app
words: android version, ios version, old phone, tablet
tags: app
review: 5

Android 11 and iOS 16 or newer. On older ones the last version that fits goes on working, without new devices.

There is no app for computers; my.wren.example in a browser shows cameras and switches devices.

=== cloud-status
title: Is it us? Look at the status page
summary: How to tell a trouble of ours from one at your place.
in: app
words: server status, outage, down, cloud
tags: outage
review: 245

status.wren.example shows each service with the last 90 days. Subscribe there, by mail or feed.

If all is green and the app says *cannot reach Wrenfield*, try with the phone's mobile connection. Works there? Then it is your line, see [the light of the router](#lights-network).

=== two-step
title: Switch the second step on
summary: Half a minute that keeps others out of your cameras.
in: account
words: two factor, 2fa, security, authenticator
tags: account
state: changed
review: 260

App > You > Security > **Second step**. Scan the code with an authenticator app and type the six digits.

Keep the eight codes on paper. Each works once, when the phone is gone.

By SMS it works too, and is weaker: numbers can be moved to another card by a good liar.
`
