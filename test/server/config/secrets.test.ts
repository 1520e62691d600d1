// The files of secrets that the settings name.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCredentials, readTls } from '#server/config/secrets.ts'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('an app with a secret, and one without', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'secret'), 's3cret\n', { mode: 0o600 })
  await writeFile(join(folder, 'refresh'), 'r\n', { mode: 0o600 })
  const dropbox = { appKey: 'k', refreshTokenFile: join(folder, 'refresh'), pathRoot: null, linkHosts: [], url: null }
  expect(await readCredentials({ ...dropbox, appSecretFile: join(folder, 'secret') })).toEqual({
    kind: 'credentials',
    credentials: { appKey: 'k', appSecret: 's3cret', refreshToken: 'r' },
  })
  expect(await readCredentials({ ...dropbox, appSecretFile: null })).toMatchObject({ credentials: { appSecret: null } })
  const answer = await readCredentials({ ...dropbox, appSecretFile: join(folder, 'none') })
  expect(answer).toEqual({ kind: 'refused', because: expect.stringContaining('none cannot be read (ENOENT)') })
})

test('without TLS in the settings there is none; a missing certificate is told', async () => {
  expect(await readTls(null, null)).toEqual({ kind: 'none' })
  const none = join(temporaryFolder(), 'none.pem')
  expect(await readTls(none, none)).toEqual({ kind: 'refused', because: `The certificate ${none} cannot be read.` })
})

test('a certificate and a key belong together, or are refused in a sentence before anybody connects', async (context) => {
  if (!hasOpenssl()) return context.skip('openssl is not installed: there are no certificates to try')
  const folder = temporaryFolder()
  const authority = createAuthority(folder, 'acme')
  const [one, other] = [authority.sign('DNS:a.test'), authority.sign('DNS:b.test', undefined, '20300102000000Z')]
  const [cert, key, otherKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem'), join(folder, 'other.pem')]
  await writeFile(cert, other.cert)
  await writeFile(key, other.key, { mode: 0o600 })
  await writeFile(otherKey, one.key, { mode: 0o600 })
  expect(await readTls(cert, key)).toMatchObject({ kind: 'tls', endsAtMs: Date.UTC(2030, 0, 2) })
  const because = `The certificate ${cert} and the key ${otherKey} cannot be used together (ERR_OSSL_X509_KEY_VALUES_MISMATCH).`
  expect(await readTls(cert, otherKey)).toEqual({ kind: 'refused', because })
})
