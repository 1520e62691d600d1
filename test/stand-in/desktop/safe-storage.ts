// `safeStorage`: real encryption, with a key of its own for each userData folder in place of the system's keychain.
// STANDIN_KEYSTORE chooses what the system has: `available` (the default), `basic_text` (Linux without a keyring: a
// password everybody knows), `absent`.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'

type Keystore = 'available' | 'basic_text' | 'absent'

const mark = Buffer.from('v11')
const ivBytes = 12
const tagBytes = 16

function keystore(): Keystore {
  const named = process.env['STANDIN_KEYSTORE'] ?? 'available'
  if (named === 'available' || named === 'basic_text' || named === 'absent') return named
  throw new Error(`STANDIN_KEYSTORE is available, basic_text or absent, not ${named}`)
}

function key(): Buffer {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready')
  if (keystore() === 'absent') throw new Error('Encryption is not available.')
  if (keystore() === 'basic_text') return createHash('sha256').update('peanuts').digest()
  const file = join(app.getPath('userData'), 'standin-keychain')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

export const safeStorage = only('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.isReady() && keystore() !== 'absent'
  },
  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    return keystore() === 'available' ? 'gnome_libsecret' : 'basic_text'
  },
  async encryptStringAsync(plain: string): Promise<Buffer> {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([mark, iv, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const bytes = Buffer.from(encrypted)
    const bodyAt = mark.length + ivBytes + tagBytes
    if (bytes.length < bodyAt || !bytes.subarray(0, mark.length).equals(mark)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(mark.length, mark.length + ivBytes))
    decipher.setAuthTag(bytes.subarray(mark.length + ivBytes, bodyAt))
    const result = Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
} satisfies Pick<Electron.SafeStorage, MemberOf<'SafeStorage'>>)
