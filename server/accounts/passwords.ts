import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default) with OWASP's first choice: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

let decoy: Promise<string> | undefined

/** With no hash (nobody has this address) the same work is done, so that time does not tell who exists. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', options)
  const right = await verify(passwordHash ?? (await decoy), password)
  return passwordHash !== undefined && right
}
