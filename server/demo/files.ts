import { createHash } from 'node:crypto'
import { digits, serialNumber } from './company.ts'
import { drawChart, drawPhoto, drawScreenshot } from './pictures.ts'
import { createRandom, mixSeed, type Random } from './random.ts'
import type { FileKind } from './texts/catalogue.ts'

/**
 * The files that customers and agents attach: 150 different ones, made when first needed. Tickets share them, as the
 * server stores content by its hash.
 */
export interface DemoFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly sha256: string
}

const poolSizes: Readonly<Record<FileKind, number>> = { photo: 36, screenshot: 30, log: 40, invoice: 30, chart: 14 }
const kindNumbers: Readonly<Record<FileKind, number>> = { photo: 1, screenshot: 2, log: 3, invoice: 4, chart: 5 }
const made = new Map<string, DemoFile>()
const bySha256 = new Map<string, DemoFile>()

export function demoFile(kind: FileKind, which: number): DemoFile {
  const n = which % poolSizes[kind]
  const key = `${kind}${n}`
  let file = made.get(key)
  if (!file) {
    file = make(kind, createRandom(mixSeed(91, kindNumbers[kind], n)), n)
    made.set(key, file)
    bySha256.set(file.sha256, file)
  }
  return file
}

/** The bytes of a file that was handed out by `demoFile` in this process. */
export function demoFileBytes(sha256: string): Buffer | undefined {
  return bySha256.get(sha256)?.bytes
}

function make(kind: FileKind, random: Random, n: number): DemoFile {
  switch (kind) {
    case 'photo':
      return file(`IMG_${2000 + n * 37 + random.int(30)}.png`, 'image/png', drawPhoto(random))
    case 'screenshot':
      return file(`Screenshot_${20 + n}.png`, 'image/png', drawScreenshot(random))
    case 'chart':
      return file(
        `${random.pick(['signal', 'temperature', 'coverage', 'energy'])}-${n + 1}.png`,
        'image/png',
        drawChart(random),
      )
    case 'log':
      return file(`device-log-${n + 1}.txt`, 'text/plain', Buffer.from(writeLog(random)))
    case 'invoice':
      return file(`document-W-${digits(random, 6)}.pdf`, 'application/pdf', writeInvoice(random))
  }
}

function file(fileName: string, mediaType: string, bytes: Buffer): DemoFile {
  return { fileName, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const logLines = [
  'radio0: channel change requested by radar detector, leaving 36 for 44',
  'radio1: station {mac} associated, rssi -{n}',
  'radio1: station {mac} lost, reason 4 (inactivity)',
  'cloud: keepalive answered in {n} ms',
  'cloud: connection closed by peer, retry in {n} s',
  'dhcp: lease 192.168.20.{n} renewed for {mac}',
  'dhcp: no free address in pool "guest"',
  'power: supply 4.{n} V, below 4.75 V',
  'power: restart, cause brown-out',
  'time: clock set, was off by {n} s',
  'mesh: path to unit 2 via unit 3, {n} Mbit/s',
  'update: nothing newer than installed',
  'wan: carrier lost',
  'wan: carrier found, 1000 Mbit/s full duplex',
]

function writeLog(random: Random): string {
  const mac = () => Array.from({ length: 3 }, () => (16 + random.int(240)).toString(16)).join(':')
  let seconds = random.int(70_000)
  const lines = [
    `# Wrenfield device log, serial ${serialNumber(random)}`,
    '# times are local, passwords and addresses removed',
  ]
  for (let i = 0; i < 40 + random.int(80); i++) {
    seconds += 1 + random.int(420)
    const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part % 60)).padStart(2, '0'))
      .join(':')
    lines.push(
      `${clock} ${random
        .pick(logLines)
        .replace('{mac}', `x:x:x:${mac()}`)
        .replace('{n}', String(20 + random.int(70)))}`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** A PDF of one page that every viewer opens. @see ISO 32000-1 section 7.5 */
function writeInvoice(random: Random): Buffer {
  const total = 20 + random.int(900)
  const lines = [
    'Wrenfield',
    `Invoice RE-${digits(random, 6)}A`,
    '',
    `Order W-${digits(random, 6)}`,
    `Amount ${total}.00`,
    `VAT included ${(total * 0.19).toFixed(2)}`,
    '',
    'Paid. Thank you for your order.',
  ]
  const text = lines.map((line) => `(${line}) Tj T*`).join('\n')
  const content = `BT /F1 14 Tf 20 TL 60 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const starts: number[] = []
  objects.forEach((object, i) => {
    starts.push(pdf.length)
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`
  })
  const table = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const start of starts) pdf += `${String(start).padStart(10, '0')} 00000 n \n`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(pdf, 'latin1')
}
