import type { Attachment, Message } from '../../shared/domain/tickets.ts'
import { longDate, TicketBlanks } from './blanks.ts'
import { type Block, buildBody, type Dress, parseBlocks } from './body.ts'
import { demoFile } from './files.ts'
import { people, supportName } from './people.ts'
import { angerFor, assemble, clock, fileKind, joinLead, sharesTeam } from './phrasing.ts'
import type { Step, TicketPlan } from './plan.ts'
import { createRandom, mixSeed, type Random, timeOrderedId } from './random.ts'
import { render } from './template.ts'
import { callIntros, deviceNotes, generalNotes, orderNotes } from './texts/notes.ts'
import { casual, mentionsFile, suitsHour, withTypos } from './voices.ts'
import { officeZone, zoneOffset } from './zones.ts'

/** Puts a plan into words. */
export interface Composed {
  readonly messages: readonly Message[]
  readonly attachments: readonly Attachment[]
}

export function stepId(plan: TicketPlan, ordinal: number): string {
  const step = plan.steps[ordinal]
  if (!step) throw new Error(`no step ${ordinal}`)
  return timeOrderedId(step.at, ordinal, mixSeed(plan.seed, 41))
}

export function lastMessageId(plan: TicketPlan): string | null {
  for (let i = plan.steps.length - 1; i >= 0; i--) if (plan.steps[i]?.beat) return stepId(plan, i)
  return null
}

const lazySubjects = ['help', 'Question', 'problem', 'Hello', 'Support request']

export function subjectOf(plan: TicketPlan, now: number): string {
  const random = createRandom(mixSeed(plan.seed, 42))
  const blanks = new TicketBlanks(plan, now)
  const subject = render(random.pick(fittingSubjects(plan)), random, blanks)
  if (plan.catalogue.language === 'en' && plan.ticket.channel === 'email') {
    const luck = random.next()
    if (luck < 0.015) return random.pick(lazySubjects)
    if (luck < 0.06) return `Re: ${subject}`
    if (luck < 0.075) return `${subject.toUpperCase()}!!`
  }
  return subject
}

function fittingSubjects({ scenario, outline }: TicketPlan): string[] {
  return scenario.subjects.flatMap((each) =>
    typeof each === 'string' ? [each] : each[0] === outline.problem ? [each[1]] : [],
  )
}

export function composeTicket(plan: TicketPlan, now: number): Composed {
  const writer = new TicketWriter(plan, now)
  plan.steps.forEach((step, ordinal) => {
    writer.write(step, ordinal)
  })
  return writer
}

/** One conversation in the making: remembers what was said, so that it is quoted and not said twice. */
class TicketWriter implements Composed {
  readonly messages: Message[] = []
  readonly attachments: Attachment[] = []
  readonly #plan: TicketPlan
  readonly #random: Random
  readonly #blanks: TicketBlanks
  readonly #said = new Map<readonly unknown[], number>()
  #previous: { blocks: readonly Block[]; author: string; at: number } | null = null
  #answered = false

  constructor(plan: TicketPlan, now: number) {
    this.#plan = plan
    this.#random = createRandom(mixSeed(plan.seed, 43))
    this.#blanks = new TicketBlanks(plan, now)
  }

  write(step: Step, ordinal: number): void {
    const { ticket } = this.#plan
    const id = stepId(this.#plan, ordinal)
    const author = people[step.user]
    const message: Message = {
      id,
      version: 1,
      ticketId: ticket.id,
      teamId: ticket.teamId,
      kind: step.beat ? (step.beat.kind === 'note' ? 'note' : 'public') : 'event',
      authorKind: step.by,
      authorId: step.by === 'customer' ? ticket.customerId : (author?.id ?? null),
      bodyHtml: '',
      bodyText: '',
      cc: [],
      mentionedUserIds: [],
      attachmentIds: [],
      event: step.event,
      createdAt: new Date(step.at).toISOString(),
      composedAt: null,
    }
    if (step.beat) {
      if (author) {
        this.#blanks.agentName = author.name
        this.#blanks.agentTitle = author.title
      }
      const blocks =
        step.by === 'customer'
          ? this.#customerBlocks(step, message)
          : step.beat.kind === 'note'
            ? this.#noteBlocks(step, message)
            : this.#agentBlocks(step, message)
      const body = buildBody(blocks, this.#dress(step))
      message.bodyHtml = body.html
      message.bodyText = body.text
      // Some notes were written on the train and arrived later.
      if (step.by === 'user' && this.#random.chance(0.012)) {
        message.composedAt = new Date(step.at - 60_000 * (3 + this.#random.int(50))).toISOString()
      }
    }
    this.messages.push(message)
  }

  /** From a list without repeating oneself within a ticket, as long as the list lasts. */
  #fresh<T>(texts: readonly T[]): T {
    const start = this.#said.get(texts) ?? this.#random.int(texts.length)
    this.#said.set(texts, start + 1)
    return texts[start % texts.length] as T
  }

  /** A greeting that suits the hour: nobody says good morning at night. */
  #greet(greetings: readonly string[], at: number, zone: string): string {
    const hour = new Date(at + zoneOffset(zone, at)).getUTCHours()
    for (let tries = 0; tries < 5; tries++) {
      const greeting = this.#random.pick(greetings)
      if (suitsHour(greeting, hour)) return this.#say(greeting)
    }
    return this.#say(greetings.find((each) => suitsHour(each, hour)) ?? '')
  }

  #say(text: string): string {
    return render(text, this.#random, this.#blanks)
  }

  #customerBlocks(step: Step, message: Message): Block[] {
    const { catalogue, scenario, outline, ticket, customer } = this.#plan
    const random = this.#random
    const beat = step.beat
    if (!beat) return []
    const first = this.#previous === null
    const chat = ticket.channel === 'chat'
    const english = catalogue.language === 'en'
    const hasty = english && customer.habit < 0.08

    let matter = ''
    switch (beat.part) {
      case 'answer':
        matter = beat.exchange?.[1] ?? ''
        break
      case 'outcome':
        matter = this.#fresh(this.#outcomes())
        break
      case 'comeback':
        matter = this.#fresh(catalogue.comebacks)
        break
      case 'chaser':
        // The later ones speak of a device that does not work.
        matter =
          scenario.team === 'orders' ? random.pick(catalogue.chasers.slice(0, 2)) : this.#fresh(catalogue.chasers)
        break
      default:
        matter = scenario.problem[outline.problem] ?? ''
    }
    let text = this.#say(matter)
    if (beat.angry) text += `\n${this.#say(this.#fresh(angerFor(catalogue.anger, first, scenario.team)))}`

    const zone = customer.record.timeZone
    const hello = chat && !first ? '' : this.#greet(first ? catalogue.hello : catalogue.helloAgain, step.at, zone)
    const shortWord = text.length < 60 && random.chance(0.5)
    const phone = customer.record.phones.length > 0
    const business = catalogue.byeBusiness.filter((each) => phone || !each.includes('{phone}'))
    const byes = customer.organization && customer.habit > 0.3 ? business : catalogue.bye
    const bye = chat || (shortWord && !first) ? '' : this.#say(random.pick(byes))
    let blocks: Block[]
    if (hasty) blocks = parseBlocks(casual(text))
    else {
      const typed = english && customer.habit < 0.2 ? withTypos(text, random) : text
      blocks = assemble(hello, typed, bye)
    }
    if (english && first && ticket.channel === 'email' && customer.habit > 0.2 && customer.habit < 0.23) {
      blocks.push({ kind: 'paragraph', lines: ['Sent from my phone, please excuse the brevity'] })
    }

    const own = [...blocks]
    this.#attachments(step, message, blocks, text, own)
    if (ticket.channel === 'email' && customer.organization && customer.habit > 0.55) {
      blocks.push({
        kind: 'image',
        src: `https://img.${customer.organization.domains[0]}/mail/logo.png`,
        alt: customer.organization.name,
        width: 140,
      })
    }
    if (ticket.channel === 'email' && this.#previous && customer.habit > 0.62) {
      const { author, at, blocks: before } = this.#previous
      const intro = this.#say(
        catalogue.quoteIntro
          .replace('{date}', `${longDate(catalogue.language, at)}, ${clock(at)}`)
          .replace('{author}', author),
      )
      blocks.push({ kind: 'quote', intro, blocks: before })
    }
    if (ticket.channel === 'email' && first && customer.organization && random.chance(0.12)) {
      const colleague = customer.organization.domains[0]
      if (colleague) message.cc.push(`office@${colleague}`)
    }
    this.#previous = { blocks: own, author: customer.record.name, at: step.at }
    return blocks
  }

  #outcomes(): readonly string[] {
    const { catalogue, outline } = this.#plan
    const special = outline.resolution.outcome
    const plain = !outline.beats.some((beat) => beat.part === 'conclusion' || beat.part === 'comeback')
    return plain && special && this.#random.chance(0.6) ? special : catalogue.outcomes
  }

  #agentBlocks(step: Step, message: Message): Block[] {
    const { catalogue, scenario, outline, ticket } = this.#plan
    const random = this.#random
    const kind = scenario.team === 'orders' ? 'order' : 'device'
    const beat = step.beat
    if (!beat) return []
    let matter = ''
    switch (beat.part) {
      case 'ask':
        matter = beat.exchange?.[0] ?? ''
        break
      case 'resolution':
        matter = outline.resolution.text
        break
      case 'conclusion':
        matter = this.#fresh(catalogue.conclusions[kind])
        break
      case 'remedy':
        matter = this.#fresh(catalogue.remedies[kind])
        break
      case 'wrapUp':
        matter = this.#fresh(catalogue.wrapUps)
        break
      case 'nudge':
        matter = this.#fresh(catalogue.nudges)
        break
      default:
        matter = this.#fresh(kind === 'order' ? catalogue.orderHolds : catalogue.holds)
    }
    const text = this.#say(matter)
    const chat = ticket.channel === 'chat'
    const hello = chat && this.#answered ? '' : this.#greet(catalogue.agentHello, step.at, officeZone)
    const bye = chat ? '' : this.#say(this.#fresh(catalogue.agentBye))
    let lead = ''
    if (beat.part === 'ask' || beat.part === 'resolution' || beat.part === 'hold') {
      const angry = outline.beats.some((each) => each.angry)
      if (!this.#answered) lead = this.#lead(angry)
    }
    this.#answered = true
    const blocks = assemble(hello, lead === '' ? text : joinLead(lead, text, catalogue.language, random), bye)
    const own = [...blocks]
    this.#attachments(step, message, blocks, text, own)
    this.#previous = { blocks: own, author: supportName, at: step.at }
    return blocks
  }

  /** Opens an agent's first answer. */
  #lead(angry: boolean): string {
    const { catalogue, scenario, ticket } = this.#plan
    if (angry) return this.#say(this.#random.pick(catalogue.sorry))
    // Nobody wrote yet who called, and an invoice has no trouble with a device.
    if (ticket.channel === 'phone') return this.#say(this.#random.pick(catalogue.called))
    const lead = this.#random.pick(catalogue.received)
    return scenario.team === 'orders' && lead.includes('{product}') ? '' : this.#say(lead)
  }

  #noteBlocks(step: Step, message: Message): Block[] {
    const { scenario, outline } = this.#plan
    const random = this.#random
    const beat = step.beat
    if (beat?.part === 'call') {
      const quoted = parseBlocks(this.#say(scenario.problem[outline.problem] ?? ''))
      const blocks: Block[] = [{ kind: 'quote', intro: this.#say(random.pick(callIntros)), blocks: quoted }]
      if (beat.status === 'solved') {
        blocks.push({
          kind: 'paragraph',
          lines: [random.pick(['What I told them:', 'Solved on the phone:', 'My answer:'])],
        })
        blocks.push(...parseBlocks(this.#say(outline.resolution.text)))
      }
      this.#previous = { blocks: quoted, author: supportName, at: step.at }
      return blocks
    }
    const special = scenario.notes?.[scenario.resolution.indexOf(outline.resolution)]
    if (beat?.late && special) return parseBlocks(this.#say(special))
    const matter = scenario.team === 'orders' ? orderNotes : deviceNotes
    const [before, after] = this.#fresh(random.chance(0.5) ? matter : generalNotes)
    if (after === undefined) return parseBlocks(this.#say(before))
    const colleagues = people.filter(
      (each) => each.id !== message.authorId && each.role !== 'admin' && sharesTeam(each.teams, scenario.team),
    )
    const colleague = random.pick(colleagues)
    message.mentionedUserIds.push(colleague.id)
    return [
      {
        kind: 'mention',
        before: before === '' ? '' : `${this.#say(before)} `,
        userId: colleague.id,
        name: colleague.name,
        after: after === '' ? '' : ` ${this.#say(after)}`,
      },
    ]
  }

  /** Adds a file when the text speaks of one, and now and then when the matter suggests it. */
  #attachments(step: Step, message: Message, blocks: Block[], text: string, own: readonly Block[]): void {
    const { scenario, ticket, customer, outline } = this.#plan
    const random = this.#random
    const byCustomer = step.by === 'customer'
    const spoken = mentionsFile(text)
    const likely = byCustomer && step.beat?.part === 'problem' && scenario.file !== undefined && random.chance(0.2)
    if (!spoken && !likely) return
    const ownFile = outline.beats.find((beat) => beat === step.beat)?.exchange
    const kind = fileKind(
      text,
      byCustomer,
      scenario.file,
      scenario.exchanges.some((each) => each === ownFile),
    )
    const file = demoFile(kind, random.int(1_000_000))
    const inline = byCustomer && own.length > 0 && (kind === 'photo' || kind === 'screenshot') && customer.habit > 0.7
    const id = timeOrderedId(step.at, this.attachments.length, mixSeed(this.#plan.seed, 45))
    this.attachments.push({
      id,
      version: 1,
      ticketId: ticket.id,
      teamId: ticket.teamId,
      messageId: message.id,
      fileName: file.fileName,
      mediaType: file.mediaType,
      size: file.bytes.byteLength,
      sha256: file.sha256,
      inline,
      createdAt: message.createdAt,
    })
    message.attachmentIds.push(id)
    if (inline) blocks.push({ kind: 'image', src: `cid:${id}`, alt: file.fileName, width: 320 })
  }

  #dress(step: Step): Dress {
    const { catalogue, ticket, customer } = this.#plan
    if (catalogue.language === 'ar' && step.beat?.kind === 'public') return 'rightToLeft'
    if (step.by !== 'customer' || ticket.channel !== 'email') return 'paragraphs'
    if (customer.organization) return customer.habit > 0.4 ? 'office' : 'paragraphs'
    return customer.habit > 0.5 ? 'breaks' : 'paragraphs'
  }
}
