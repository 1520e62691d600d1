// `safeStorage`: real encryption, with a key of its own for each userData folder in place of the system's keychain.
// STANDIN_KEYSTORE chooses what the system has (switches.ts). As in Chromium, a tag before what was sealed tells with which key:
// `v11` the keyring's, `v10` a password everybody knows.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'
import { switches } from '../switches.ts'

const ivBytes = 12
const authTagBytes = 16
const markBytes = 3

type Mark = 'v10' | 'v11'

/** Which key something is sealed with now. */
function presentMark(): Mark {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready')
  const { keystore } = switches()
  if (keystore === 'absent') throw new Error('Encryption is not available.')
  return keystore === 'available' || keystore === 'unnamed' ? 'v11' : 'v10'
}

function keyOf(mark: Mark): Buffer {
  if (mark === 'v10') return createHash('sha256').update('peanuts').digest()
  const file = join(app.getPath('userData'), 'standin-keychain')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

export const safeStorage = only('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.isReady() && switches().keystore !== 'absent'
  },
  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    // Decided by the name of the desktop alone, not by whether a keyring answers.
    const { keystore } = switches()
    return keystore === 'available' || keystore === 'fallback' || keystore === 'locked'
      ? 'gnome_libsecret'
      : 'basic_text'
  },
  async encryptStringAsync(plain: string): Promise<Buffer> {
    const mark = presentMark()
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', keyOf(mark), iv)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from(mark), iv, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const bytes = Buffer.from(encrypted)
    const bodyAt = markBytes + ivBytes + authTagBytes
    const present = presentMark()
    const mark = bytes.subarray(0, markBytes).toString('latin1')
    if (bytes.length < bodyAt || (mark !== 'v10' && mark !== 'v11')) throw new Error(undecipherable)
    if (mark === 'v11' && switches().keystore === 'locked') throw new Error(temporarilyLocked)
    if (mark === 'v11' && present === 'v10') throw new Error(undecipherable)
    const decipher = createDecipheriv('aes-256-gcm', keyOf(mark), bytes.subarray(markBytes, markBytes + ivBytes))
    decipher.setAuthTag(bytes.subarray(markBytes + ivBytes, bodyAt))
    const result = Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: mark !== present }
  },
} satisfies Pick<Electron.SafeStorage, MemberOf<'SafeStorage'>>)

const undecipherable = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.'
const temporarilyLocked = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'
