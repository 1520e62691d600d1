// The stand-in's keychain: encryption that can be undone, one key a folder, and the three systems an app may meet.
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { isWithoutChromium, newFolder, startFixture } from './fixture.ts'

type Tried = { readonly isAvailable: boolean; readonly backend: string; readonly hex: string; readonly plain: string }

/** Encrypts or decrypts in an app on `folder`. */
async function tryKeystore(folder: string, keystore: string, hex: string): Promise<Tried> {
  const { app } = await startFixture({ folder, env: { STANDIN_KEYSTORE: keystore } })
  try {
    return await app.evaluate(async ({ safeStorage }, given) => {
      const attempt = async <Value>(act: () => Promise<Value>): Promise<Value | string> => act().catch(String)
      const bytes = await attempt(() => safeStorage.encryptStringAsync('a secret'))
      const decrypted = await attempt(() => safeStorage.decryptStringAsync(Buffer.from(given, 'hex')))
      return {
        isAvailable: await safeStorage.isAsyncEncryptionAvailable(),
        backend: safeStorage.getSelectedStorageBackend(),
        hex: typeof bytes === 'string' ? bytes : bytes.toString('hex'),
        plain: typeof decrypted === 'string' ? 'not to be read' : decrypted.result,
      }
    }, hex)
  } finally {
    await app.close()
  }
}

describe.skipIf(isWithoutChromium())('the keychain of the stand-in', () => {
  const [folder, otherFolder] = [newFolder(), newFolder()]
  afterAll(() => [folder, otherFolder].forEach((path) => rmSync(path, { recursive: true, force: true })))

  it('reads in a later start of the same folder what it wrote, and nowhere else', async () => {
    const first = await tryKeystore(folder, 'available', '')
    expect(first).toMatchObject({ isAvailable: true, backend: 'gnome_libsecret' })
    expect(Buffer.from(first.hex, 'hex').includes('a secret')).toBe(false)
    expect((await tryKeystore(folder, 'available', first.hex)).plain).toBe('a secret')
    expect((await tryKeystore(otherFolder, 'available', first.hex)).plain).toBe('not to be read')
  })

  it('may be a password everybody knows, or none at all', async () => {
    const known = await tryKeystore(folder, 'basic_text', '')
    expect(known).toMatchObject({ isAvailable: true, backend: 'basic_text' })
    const none = await tryKeystore(folder, 'absent', known.hex)
    expect(none).toMatchObject({ isAvailable: false, plain: 'not to be read' })
    expect(none.hex).toContain('not available')
  })
})
