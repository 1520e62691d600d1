// What is said while the system's key store, which holds the device key, is not open yet.
import type { Language } from '../messages/language.ts'

export const keystoreNames = ['keyring', 'keychain'] as const
export type KeystoreName = (typeof keystoreNames)[number]

export type LockedWords = { readonly title: string; readonly what: string; readonly next: string }

/** `keystore`: as the system calls it. */
export function lockedWords(keystore: KeystoreName, { say }: Language): LockedWords {
  return {
    title: say('locked.title', { keystore }),
    what: say('locked.what', { keystore }),
    next: say('locked.next', { keystore }),
  }
}
