import { rmSync } from 'node:fs'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const stored = z.object({ encrypted: z.boolean(), value: z.string() })

/**
 * True when the system's keychain protects the store. On a Linux desktop without a keyring Electron would "encrypt"
 * with a password known to everybody: that counts as plain text here, and is never called secure.
 */
export function secretsAreSecure(): boolean {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  return safeStorage.isEncryptionAvailable()
}

/** @returns null when nothing was saved, or when the keychain that protected it is gone: the person signs in again */
export function readSecrets(file: string): string | null {
  const found = readJsonFile(file, stored)
  if (!found) return null
  if (!found.encrypted) return found.value
  try {
    return safeStorage.decryptString(Buffer.from(found.value, 'base64'))
  } catch (error) {
    console.error('The secret store could not be decrypted.', error)
    return null
  }
}

/** Saves in one step, readable by this person only; null deletes. Without a keychain the text is stored as it is. */
export function saveSecrets(file: string, value: string | null): void {
  if (value === null) rmSync(file, { force: true })
  else if (secretsAreSecure())
    writeJsonFile(file, { encrypted: true, value: safeStorage.encryptString(value).toString('base64') })
  else writeJsonFile(file, { encrypted: false, value })
}
