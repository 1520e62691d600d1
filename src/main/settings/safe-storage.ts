// The system's key store through Electron.
import { safeStorage } from 'electron'
import type { KeyStorage } from './device-key.ts'

/** macOS Keychain, Windows DPAPI, or a Linux keyring. */
export function systemKeyStorage(): KeyStorage {
  return {
    async isSafe() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
      // Without a keyring Linux falls back to a password that everybody knows.
      return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
    },
    seal: (text) => safeStorage.encryptStringAsync(text),
    async open(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return { text: result, isStale: shouldReEncrypt }
    },
  }
}
