// What the key store did counts: which key sealed something, and whether it is only locked for now.
import { describe, expect, it } from 'vitest'
import { isLockedForNow, isSealedByKeystore } from '#main/settings/keystore-answers.ts'

describe('the answers of the key store', () => {
  it.each([
    ['v11 sealed', 'linux', true],
    ['v12 sealed', 'linux', true],
    ['v10 sealed', 'linux', false],
    ['v11', 'linux', false],
    ['', 'linux', false],
    ['v10 sealed', 'win32', true],
    ['v10 sealed', 'darwin', true],
    ['', 'darwin', false],
  ] as const)('tell of "%s" on %s whether only the key store opens it: %s', (text, platform, isSealed) => {
    expect(isSealedByKeystore(Buffer.from(text), platform)).toBe(isSealed)
  })

  it('tell a lock that passes from a key that is gone', () => {
    const says = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'
    expect(isLockedForNow(new Error(says))).toBe(true)
    expect(isLockedForNow(new Error('Error while decrypting the ciphertext provided to safeStorage.'))).toBe(false)
    expect(isLockedForNow(says)).toBe(false)
  })
})
