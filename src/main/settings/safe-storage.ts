// The system's key store through Electron.
import { safeStorage } from 'electron'
import type { KeyStorage } from './device-key.ts'
import { isLockedForNow, isSealedByKeystore } from './keystore-answers.ts'

/** macOS Keychain, Windows DPAPI, or a Linux keyring. */
export function systemKeyStorage(): KeyStorage {
  return {
    async seal(text) {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
      const sealed = await safeStorage.encryptStringAsync(text)
      return isSealedByKeystore(sealed, process.platform) ? sealed : null
    },
    isSafe: (sealed) => isSealedByKeystore(sealed, process.platform),
    async open(sealed) {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
        return { text: result, isStale: shouldReEncrypt }
      } catch (error) {
        if (isLockedForNow(error)) return 'locked'
        throw error
      }
    },
  }
}
