import { terms } from './knowledge-terms.ts'

/**
 * How much of what two texts say they have in common, without holding them side by side: MinHash over all runs of three
 * words. @see Broder, On the resemblance and containment of documents, 1997
 */
export type Signature = Uint32Array

const hashes = 63
/** Bands of three hashes: a pair that shares half of what it says meets in one with a chance of 94 %. */
const bandSize = 3
const shingleWords = 3

const factors = Array.from({ length: hashes }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) ^ 0x85ebca6b) | 1)

/** Undefined for a text that is too short to be compared. */
export function signatureOf(text: string): Signature | undefined {
  const words = terms(text.slice(0, 60_000))
  if (words.length < 20) return undefined
  const signature = new Uint32Array(hashes).fill(0xffffffff)
  for (let i = 0; i + shingleWords <= words.length; i++) {
    const hash = hashOf(`${words[i]} ${words[i + 1]} ${words[i + 2]}`)
    for (let k = 0; k < hashes; k++) {
      const mixed = mix(Math.imul(hash, factors[k] ?? 1) + k)
      if (mixed < (signature[k] ?? 0)) signature[k] = mixed
    }
  }
  return signature
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function mix(value: number): number {
  const half = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (half ^ (half >>> 12)) >>> 0
}

/** 0 to 1, give or take 0.06. */
export function likenessOf(a: Signature, b: Signature): number {
  let same = 0
  for (let k = 0; k < hashes; k++) if (a[k] === b[k]) same++
  return same / hashes
}

/** Texts that are alike share at least one of these. */
export function bandsOf(signature: Signature): string[] {
  const bands: string[] = []
  for (let k = 0; k < hashes; k += bandSize) bands.push(`${k}:${signature.subarray(k, k + bandSize).join(':')}`)
  return bands
}
