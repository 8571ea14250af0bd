import type { Catalogue } from './catalogue.ts'
import { englishHome } from './en-home.ts'
import { englishNetwork } from './en-network.ts'
import { englishOrders } from './en-orders.ts'

export const english: Catalogue = {
  language: 'en',
  hello: [
    '',
    '',
    'Hi,',
    'Hi,',
    'Hello,',
    'Hello,',
    'Hi there,',
    'Good morning,',
    'Dear support team,',
    'Dear Wrenfield team,',
    'Hello Wrenfield,',
    'To whom it may concern,',
  ],
  helloAgain: ['', '', '', 'Hi {agent},', 'Hello {agent},', 'Hi,', 'Dear {agent},'],
  bye: [
    '',
    '{first}',
    'Thanks,~{first}',
    'Thanks in advance,~{name}',
    'Best regards,~{name}',
    'Kind regards,~{name}',
    'Cheers,~{first}',
    'Many thanks~{first}',
    'Regards,~{name}',
    'Best,~{first}',
  ],
  byeBusiness: [
    'Kind regards,~{name}~{title}, {org}',
    'Best regards~{name}~~{title}~{org}~{phone}',
    'Regards,~{name}, {org}',
  ],
  agentHello: [
    'Hi {first},',
    'Hi {first},',
    'Hello {first},',
    'Hello {first},',
    'Dear {first},',
    'Good morning {first},',
  ],
  agentBye: [
    'Best regards,~{signature}',
    'Kind regards,~{signature}',
    'All the best,~{signature}',
    'Best wishes,~{signature}',
  ],
  received: [
    'Thank you for writing, and for the details.',
    'Thanks for getting in touch.',
    'Thank you for your message. I am {agent} and I will stay with this until it is solved.',
    'Thank you for letting us know.',
    'Thanks for the clear description, that helps.',
    'I am sorry for the trouble with your {product}.',
    '',
    '',
    '',
  ],
  called: [
    'As promised on the phone, here it is in writing.',
    'Thank you for your call earlier.',
    'Good to talk to you just now.',
    '',
  ],
  sorry: [
    'I understand that you are annoyed, and I would be too. Let me put this right.',
    'You are right to be angry about this. I have taken it over myself and will not pass it on again.',
    'I am sorry. You should not have had to write to us [twice|again] about this.',
    'Thank you for being frank. I have read everything from the start so that you need not repeat it.',
  ],
  anger: [
    'I have to say that I am [really|quite] disappointed. This is a product for {amount}, not a toy.',
    'I have been looking forward to this for weeks, and now I spend my evenings with it. Not what I paid {amount} for.',
    'This is the third time I explain this. Does anybody read what I write?',
    'If this is not solved by the end of the week I will send everything back and tell [everyone I know|the world] about it.',
    'Honestly, this is ridiculous. I have spent more time with your support than with the product.',
    'I expect an answer from a human being today, not another link to an article.',
    'I have been a customer for years and never been treated like this.',
    'PLEASE do not ask me to restart it again. I have restarted it more often than I have slept this month.',
  ],
  chasers: [
    'Any news on this?',
    'Just checking whether you got my last message.',
    'Sorry to bother you again, but I have not heard anything [since Monday|for three days]. Is somebody looking into it?',
    'Hello? Still the same here.',
    'May I ask where this stands? I am at home [tomorrow|until Thursday], so that would be a good time to try something.',
    'I do not want to be impatient, but it has been a while. A short "we are on it" would be enough.',
    'Following up on this one. It is still not working.',
    'Another day, same problem. Please let me know what to do next.',
    'Is there a number I could call? Typing this back and forth takes for ever.',
    "I forgot to say: it is the same with my [wife|husband]'s phone. Does that help?",
  ],
  holds: [
    'A quick word so that you do not wonder: I have passed your case to our engineers and expect their answer [tomorrow|by Thursday]. I will write as soon as I have it.',
    'I have not forgotten you. The lab is trying to repeat it with the same model and version; so far it behaves, which is annoying for both of us.',
    'Thank you for your patience. A colleague from the firmware group will look at it with me this afternoon.',
    'Short update: we found something in the logs that should not be there. I want to be sure before I ask you to change anything, so please give me one more day.',
    'Yes, I am on it. I tried to call you but did not get through; is there a better time?',
  ],
  orderHolds: [
    'I am waiting for the warehouse to confirm. You will hear from me before the weekend, one way or the other.',
    'A quick word so that you do not wonder: I have asked accounting and expect their answer [tomorrow|by Thursday]. I will write as soon as I have it.',
    'Thank you for your patience. This one needs a colleague with the right key, and she is back tomorrow morning.',
  ],
  nudges: [
    'I have not heard from you, so a short question: did it work? If it did, I close this; if not, just reply and we go on.',
    'Did you have a chance to try this? No hurry, I only want to be sure that my message arrived.',
    'I am going to leave this here for now. Should you need us again, reply to this mail and it comes straight back to me.',
    'Just a friendly reminder of my question above. Without it I cannot go on, I am afraid.',
  ],
  outcomes: [
    'That did it, thank you!',
    'Works. Thanks for the quick help.',
    'Solved! Thank you very much, {agent}.',
    'Brilliant, all good now.',
    'It works again. I wish all support were like this.',
    'Perfect, thanks. You can close this.',
    'Yes, that was it. Thanks for your patience with me.',
    'All fine now, thank you. [My wife|My husband|The cat] is happy too.',
    'Thanks a lot, works like a charm :)',
    'Confirmed, it is working. Have a nice weekend.',
  ],
  wrapUps: [
    'Glad to hear it! I close this for now; a reply brings it back to me.',
    'Wonderful, thank you for telling me. Have a good [day|week].',
    'Great. Enjoy your {product}, and write whenever something is off.',
    'Happy to help. I have added what we found to our notes, so the next person gets the answer sooner.',
    'Perfect, then I mark it as solved. Take care!',
  ],
  comebacks: [
    'I am afraid it is back. Same thing as before, since [last night|this morning]. It was fine for [a week|six days].',
    'I was too quick to celebrate. It worked for a few days and now we are where we started.',
    'Hello again, unfortunately the problem has returned. I did exactly what you wrote the last time and it does not help any more.',
    'Re-opening this, as it happened again [twice|three times] this week. Please do not close it before it is really solved.',
    'Sorry, me again. Not solved after all.',
  ],
  remedies: {
    device: [
      'Twice is enough: I am exchanging your {product}. The new one leaves our warehouse [tomorrow|today], and the label for the old one is in the box. You need not send the old one first.',
      'Then I do not want you to try anything else. You get a new {product}, and the lab gets the old one, because this should not come back.',
      'Thank you for not giving up. The engineers have found the cause in your log and made a version for you, {fw}-b. It is on your device now. I will look at it every morning this week and write on Friday.',
      'I am sorry that it came back. I have set it up here exactly as at your place and could see it happen after two days. The setting that helps is "Energy saving" under Expert: please switch it off, it takes effect at once.',
    ],
    order: [
      'I am sorry that this was not settled the first time. I have now done it by hand and checked with the colleague in accounting that it is booked; the confirmation is attached to your order.',
      'You are right, it went wrong a second time. I have taken {amount} off as a small apology, and I will check tomorrow morning myself that everything went through.',
      'I called the carrier and the warehouse instead of writing to them. It is settled now, and you get a message from me, not from a machine, when it is done.',
    ],
  },
  conclusions: {
    device: [
      'I think we have reached the point where more questions only cost your time. I am exchanging your {product}: the new one leaves our warehouse [today|tomorrow], the label for the old one is in the box, and the lab will take the old one apart until it knows.',
      'We have it. Your logs and your patience led us to a fault in {fw} that shows only when everything you described comes together. I have released a corrected version for your device; it installs itself tonight at three.',
      'Let me sum up what we changed: another socket, more air, quiet hours at night, and remote help off again from tomorrow. The figures have been clean since. I mark this as solved, and one line from you brings it back to me.',
    ],
    order: [
      'Then everything is where it belongs. I have closed the search with the carrier and returned the shipping cost to you. Thank you for your help with this, really.',
      'I have closed this with the carrier now. The shipping cost is on its way back to you, and I have noted in your account that parcels should only be left with a signature.',
    ],
  },
  saga: [
    [
      '[To rule out the simple things: which|Before anything else: which|Which] version does the app show for your {product}, under Devices > About?',
      '[It says {fw}. The app itself is up to date, I checked.|{fw} is what I see there.|Version {fw}, and below that "up to date".|{fw}. It updated itself some weeks ago.]',
    ],
    [
      "[Thank you. Is it the same with every phone in the house, and has anything changed at home lately?|Thanks. Does it make a difference which phone you use, yours or somebody else's? And is there anything new at home, a device or another provider?|Good, that is the current one. Is it the same on a second phone? And did anything change around the time when it began?]",
      "[No, it is the same with both our phones, and nothing else has changed that I know of.|Same on the tablet and on my partner's phone. We have not changed anything here for months.]",
    ],
    [
      'Could you switch on the detailed log (About, tap the version five times) and send it to me after it has happened again? It holds no passwords.',
      'Here it is. It happened at about [21:20|7:45] and again ten minutes later.',
    ],
    [
      'The log shows that the device restarts, it does not just lose its connection. Is anything large on the same socket, a fridge or a pump?',
      'The [fridge|freezer] is on the same strip, actually. Do you think so?',
    ],
    [
      'It is possible: when the compressor starts, the voltage dips for a moment. Could you move our device to another socket for two days?',
      'Moved it to the hallway on Sunday. It restarted once since then, so less often but not gone.',
    ],
    [
      'Less is a hint. Let us look at warmth: please put your hand on it after an hour of use. Warm like a cup of tea, or hot?',
      'More like a cup of coffee, I would say. You can touch it, but not for long.',
    ],
    [
      'That is warmer than it should be. Is it in a cupboard or behind a curtain?',
      'It is on a shelf with books left and right. I have taken the books out now.',
    ],
    [
      'Very good. Please give it one evening and tell me how it goes.',
      'One evening and one morning without trouble. I do not dare to say it yet.',
    ],
    [
      'Then let us wait over the weekend. I will keep this open.',
      'Saturday was fine, Sunday at [noon|four] it happened again. Sorry.',
    ],
    [
      'No need to be sorry. I have asked our engineers to look at your log. One question of theirs: do you use a second network with the same name, maybe from an older router?',
      'The old router of the provider is still on, yes. It may well have the same name, I made it so once to save work.',
    ],
    [
      'There we have a suspect. Could you switch the Wi-Fi of that box off? Its page is usually printed on the bottom.',
      'Found it and switched it off. Took me an hour, the password was on a sticker under dust.',
    ],
    [
      'Well done! How many devices are connected now? It should be the same number as before.',
      'Two fewer: the [printer|scale] and an old tablet. The tablet I do not mind.',
    ],
    [
      'The printer just has to be told the password again, it still looks for the old box. On its display: Setup > Network > Wireless wizard.',
      'It prints. The first page it printed was a test page from March.',
    ],
    [
      'Then we are on a good way. Could you send me one more log tomorrow evening, even if nothing happens?',
      'Attached. Nothing happened, as far as I can tell.',
    ],
    [
      'The log is clean except for one line: the clock is wrong by four hours after each start. Does the app show the right time zone for your home?',
      'It shows a place where I lived three years ago. How embarrassing.',
    ],
    [
      'It happens to more people than you think. Please set it, then restart once. Schedules and certificates depend on it.',
      'Set and restarted. The clock is right now.',
    ],
    [
      'Thank you. I would like to leave it for three days and then look at it from here, if you agree. I would only see technical figures, nothing private.',
      'Agreed, please do. Do I have to switch anything on?',
    ],
    ['Only "Remote help" under About, it switches itself off after a week.', 'Is on.'],
    [
      'I had a look: 71 hours without a restart. Before, the longest was nine.',
      'That sounds like progress! I did have one short freeze on [Wednesday|Tuesday] evening, maybe ten seconds.',
    ],
    [
      'I saw it too: that was the update of the radio part, which is planned and happens once a month at most.',
      'OK, then I am not worried about that one. Could it do so at night, though?',
    ],
    [
      'It can: Devices > About > Quiet hours. Shall we say three to five in the morning?',
      'Three to five is good. Set it.',
    ],
    [
      'Perfect. I will look once more on Monday and then we can call it solved, if you agree.',
      'Agreed. Thank you for staying with it for so long.',
    ],
    [
      "Monday's figures look good. One last thing: please put the books back only on one side, it needs air.",
      'The books have moved out for good. My [wife|husband] is pleased, there is room for a plant now.',
    ],
    [
      'A plant is fine as long as nobody waters the device. Joking aside: do not hesitate to write.',
      'Understood, no watering.',
    ],
  ],
  orderSaga: [
    [
      'Could you tell me the postcode that belongs to the order? I want to be sure that I look at the right one.',
      'It is in my account, {city}. The order is {order}.',
    ],
    [
      'Found it. I have asked the warehouse for the weight and a photo of the parcel; they answer by tomorrow.',
      'Fine, I will wait until tomorrow then.',
    ],
    [
      'The warehouse has answered: everything went out as planned and the photo shows the right label. I have now asked the carrier for the signature.',
      'I did not sign anything, I was at work that day.',
    ],
    [
      'The signature reads like "Lambert". Is there a neighbour or a porter of that name?',
      'There is nobody of that name in the house. There is a Lambert Street two corners from here though!',
    ],
    [
      'That could be it: same number, other street. The driver will ask there on his next tour.',
      'I walked over myself. They had it, unopened, and were wondering what to do with it.',
    ],
    [
      'Thank you for going! I would like to return the shipping cost to you. To the same card?',
      'Same card, please. That is kind.',
    ],
    [
      'Done, it takes two or three days. Is everything in the box as it should be?',
      'Everything is there, only the manual is in a language that I cannot read.',
    ],
  ],
  quoteIntro: 'On {date}, {author} wrote:',
  scenarios: [...englishNetwork, ...englishHome, ...englishOrders],
}
