import type { Random } from './random.ts'

/** What Wrenfield sells. */
export type ProductLine =
  | 'mesh'
  | 'router'
  | 'hub'
  | 'thermostat'
  | 'valve'
  | 'camera'
  | 'doorbell'
  | 'plug'
  | 'bulb'
  | 'sensor'
  | 'leak'

export const productLines: Readonly<Record<ProductLine, readonly string[]>> = {
  mesh: ['Wren Mesh 6', 'Wren Mesh 6 Pro', 'Wren Mesh 3'],
  router: ['Perch R2', 'Perch R4', 'Perch R4 LTE'],
  hub: ['Hedge Hub', 'Hedge Hub Mini'],
  thermostat: ['Brae T1', 'Brae T2'],
  valve: ['Brae Valve', 'Brae Valve Slim'],
  camera: ['Tawny Cam', 'Tawny Cam Outdoor', 'Tawny Cam 2K'],
  doorbell: ['Tawny Bell', 'Tawny Bell Wired'],
  plug: ['Pip Plug', 'Pip Plug Outdoor', 'Pip Strip'],
  bulb: ['Glim E27', 'Glim GU10', 'Glim Strip'],
  sensor: ['Moth Motion', 'Moth Door'],
  leak: ['Dew Leak Sensor'],
}

/** Euros, for refunds and invoices. */
export const prices: Readonly<Record<ProductLine, readonly number[]>> = {
  mesh: [249, 329, 149],
  router: [119, 179, 229],
  hub: [89, 59],
  thermostat: [169, 219],
  valve: [59, 69],
  camera: [79, 119, 139],
  doorbell: [149, 129],
  plug: [19, 29, 45],
  bulb: [17, 19, 39],
  sensor: [29, 25],
  leak: [32],
}

/** Days before now from which a version was the current one, newest first. 4.2.0 is the release that went wrong. */
const networkFirmware: readonly (readonly [days: number, version: string])[] = [
  [9, '4.2.1'],
  [38, '4.2.0'],
  [130, '4.1.3'],
  [220, '4.1.0'],
  [10_000, '4.0.6'],
]
const homeFirmware: typeof networkFirmware = [
  [25, '2.9.4'],
  [95, '2.9.0'],
  [190, '2.8.7'],
  [290, '2.8.2'],
  [10_000, '2.7.5'],
]
export const firmware42Days = 38

/** The version that a device bought and updated like most would run, and the one before it. */
export function firmwareAt(line: ProductLine, daysAgo: number): { current: string; previous: string } {
  const releases = line === 'mesh' || line === 'router' ? networkFirmware : homeFirmware
  const found = releases.findIndex(([days]) => daysAgo < days)
  return {
    current: releases[found]?.[1] ?? '4.0.6',
    previous: releases[found + 1]?.[1] ?? (releases === networkFirmware ? '4.0.2' : '2.7.1'),
  }
}

const serialLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

export function serialNumber(random: Random): string {
  const letter = () => serialLetters[random.int(serialLetters.length)] ?? 'W'
  return `WF${letter()}${letter()}-${digits(random, 4)}-${digits(random, 4)}`
}

export function orderNumber(random: Random): string {
  return `W-${String(2 + random.int(7))}${digits(random, 5)}`
}

export function digits(random: Random, count: number): string {
  let out = ''
  for (let i = 0; i < count; i++) out += String(random.int(10))
  return out
}
