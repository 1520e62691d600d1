// The stand-in's keychain: encryption that can be undone, one key a folder, and the systems an app may meet.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWithoutChromium, startFixture } from './fixture.ts'
import type { Fixture } from './fixture.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

type Tried = { readonly isAvailable: boolean; readonly backend: string; readonly hex: string; readonly plain: string }

/** Encrypts `a secret` and decrypts `hex` in the app, on a system with this keystore. */
function tryKeystore({ app }: Fixture, keystore: string, hex: string): Promise<Tried> {
  const given = { keystore, hex }
  return app.evaluate(async ({ safeStorage }, intent) => {
    process.env['STANDIN_KEYSTORE'] = intent.keystore
    const attempt = async <Value>(act: () => Promise<Value>): Promise<Value | string> => act().catch(String)
    const bytes = await attempt(() => safeStorage.encryptStringAsync('a secret'))
    const decrypted = await attempt(() => safeStorage.decryptStringAsync(Buffer.from(intent.hex, 'hex')))
    return {
      isAvailable: await safeStorage.isAsyncEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      hex: typeof bytes === 'string' ? bytes : bytes.toString('hex'),
      plain: typeof decrypted === 'string' ? 'not to be read' : decrypted.result,
    }
  }, given)
}

describe.skipIf(isWithoutChromium())('the keychain of the stand-in', () => {
  const folder = makeFolder()
  afterAll(() => removeFolder(folder))
  // One app is enough for what is asked of a system: which it is, each question says.
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await startFixture()
  })
  afterAll(() => fixture.end())

  it('keeps one key a folder, or a password everybody knows, or has none at all', async () => {
    const first = await startFixture({ folder })
    const written = await tryKeystore(first, 'available', '')
    expect(written).toMatchObject({ isAvailable: true, backend: 'gnome_libsecret' })
    expect(Buffer.from(written.hex, 'hex').includes('a secret')).toBe(false)
    await first.app.close()
    const later = await startFixture({ folder })
    expect((await tryKeystore(later, 'available', written.hex)).plain).toBe('a secret')
    await later.app.close()
    expect((await tryKeystore(fixture, 'available', written.hex)).plain).toBe('not to be read')
    const known = await tryKeystore(fixture, 'basic_text', '')
    expect(known).toMatchObject({ isAvailable: true, backend: 'basic_text' })
    expect((await tryKeystore(fixture, 'basic_text', known.hex)).plain).toBe('a secret')
    const none = await tryKeystore(fixture, 'absent', known.hex)
    expect(none).toMatchObject({ isAvailable: false, plain: 'not to be read' })
    expect(none.hex).toContain('not available')
  })

  it('seals with a password everybody knows where no keyring answers, whatever the desktop is called', async () => {
    const tagOf = ({ hex }: Tried): string => Buffer.from(hex, 'hex').subarray(0, 3).toString()
    const unnamed = await tryKeystore(fixture, 'unnamed', '')
    expect([unnamed.backend, tagOf(unnamed)]).toEqual(['basic_text', 'v11'])
    const fallback = await tryKeystore(fixture, 'fallback', unnamed.hex)
    expect([fallback.backend, tagOf(fallback), fallback.plain]).toEqual(['gnome_libsecret', 'v10', 'not to be read'])
    const locked = await tryKeystore(fixture, 'locked', fallback.hex)
    expect([locked.isAvailable, tagOf(locked), locked.plain]).toEqual([true, 'v10', 'a secret'])
    const why = await fixture.app.evaluate(async ({ safeStorage }, hex) => {
      return safeStorage.decryptStringAsync(Buffer.from(hex, 'hex')).then(() => 'opened', String)
    }, unnamed.hex)
    expect(why).toContain('temporarily unavailable')
    expect((await tryKeystore(fixture, 'available', unnamed.hex)).plain).toBe('a secret')
  })

  it('is none of a name that nobody gave it', async () => {
    const tried = await tryKeystore(fixture, 'wallet', '').catch(String)
    expect(tried).toContain(
      'STANDIN_KEYSTORE is one of available, unnamed, fallback, basic_text, locked, absent, not wallet',
    )
  })
})
