// What is said while the system's key store, which holds the device key, is not open yet.

export const keystoreNames = ['keyring', 'keychain'] as const
export type KeystoreName = (typeof keystoreNames)[number]

export type LockedWords = { readonly title: string; readonly what: string; readonly next: string }

/** `keystore`: as the system calls it. */
export function lockedWords(keystore: KeystoreName): LockedWords {
  return {
    title: `Waiting for the ${keystore}`,
    what: `The device key lies in this computer’s ${keystore}, which is not open yet. Your files wait, and nothing is lost.`,
    next: `Unlock the ${keystore}: Outbox looks once a minute and then goes on by itself. If it stays like this, quit Outbox and start it again.`,
  }
}
