// What the answers of the system's key store mean. It is judged by what it did, not by what Electron says of the desktop: that
// goes by the desktop's name, which tells neither that a keyring answers nor that none does.

/** Chromium writes before what it sealed with which key it did so: `v10` on Linux is a password that everybody knows. */
const knownPasswordTag = 'v10'
const tagBytes = 3

/** True when only the system's key store opens what was sealed. On Windows and macOS the same tag means their own. */
export function isSealedByKeystore(sealed: Uint8Array, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return sealed.length > 0
  return sealed.length > tagBytes && Buffer.from(sealed.subarray(0, tagBytes)).toString('latin1') !== knownPasswordTag
}

/** True when the key store is only not open yet, as before somebody unlocks the keyring. Electron says it in words alone. */
export function isLockedForNow(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/i.test(error.message)
}
