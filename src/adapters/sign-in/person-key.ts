// What is kept of a sign-in, in the form of a key: one word of visible ASCII, kept wherever a device's key is kept.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { cleanComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { keptSignInSchema } from '#shared/contract/sign-in/kept-sign-in.ts'
import type { KeptSignIn } from '#shared/contract/sign-in/kept-sign-in.ts'
import { tryParse } from '#shared/try-parse.ts'

/** A sign-in as it is kept. */
export type PersonKey = KeptSignIn

const prefix = 'obxperson_'

/** An id for a computer of a person, unlike every other. */
export function newDeviceId(): string {
  return randomUUID()
}

/** What this computer is called, in a clean form; null where it has no name that says anything. */
export function ownComputerName(): string | null {
  return cleanComputerName(hostname())
}

/** The key as one word. It is a secret. */
export function personKeyText(key: PersonKey): string {
  return `${prefix}${Buffer.from(JSON.stringify(key)).toString('base64url')}`
}

/** True for what can only be the key of a person, readable or not. */
export function isPersonKey(text: string): boolean {
  return text.startsWith(prefix)
}

/** True for the key of a person who signed out: it is good for nothing but to tell the computer at the next sign-in. */
export function isSignedOut(text: string): boolean {
  return readPersonKey(text)?.refreshToken === ''
}

/** The key in the text; null where it is none, or damaged. */
export function readPersonKey(text: string): PersonKey | null {
  if (!isPersonKey(text)) return null
  try {
    const parsed = tryParse(
      keptSignInSchema,
      JSON.parse(Buffer.from(text.slice(prefix.length), 'base64url').toString()),
    )
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
