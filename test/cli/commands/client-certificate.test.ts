import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { identityFor, showClientCertificate } from '#adapters/http/client-certificate.ts'
import { useClientCertificate } from '#cli/commands/network.ts'
import { english } from '#shared/messages/english.ts'
import { hasOpenssl, selfSigned } from '#test/rigs/network/certificates.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isPossible = orSayWhy(hasOpenssl(), 'client certificates', 'openssl is not installed')
const server = 'https://outbox.example.com:8443/'

afterEach(() => showClientCertificate(null))

/** A certificate and its key in a folder. */
function aPair(): { readonly cert: string; readonly key: string } {
  const folder = temporaryFolder()
  selfSigned(folder)
  return { cert: join(folder, 'self.pem'), key: join(folder, 'self.key') }
}

test.runIf(isPossible)('one of the environment is for the server of the command line, and for no other', () => {
  const { cert, key } = aPair()
  const environment = { OUTBOX_CLIENT_CERTIFICATE: cert, OUTBOX_CLIENT_KEY: key }
  expect(useClientCertificate(environment, server, null, english.say)).toBeNull()
  expect(identityFor(new URL(server))).toHaveProperty('cert')
  expect(identityFor(new URL('https://outbox.example.com/'))).toEqual({})
})

test.runIf(isPossible)('that of the policy goes before it, and is for the server of the policy', () => {
  const { cert, key } = aPair()
  const ruled = { server: 'https://ruled.example.com', files: { certificate: cert, key, passphrase: null } }
  expect(useClientCertificate({ OUTBOX_CLIENT_CERTIFICATE: '/nowhere' }, server, ruled, english.say)).toBeNull()
  expect(identityFor(new URL('https://ruled.example.com/v1/me'))).toHaveProperty('key')
  expect(identityFor(new URL(server))).toEqual({})
})

test('without one nothing is shown', () => {
  expect(useClientCertificate({ OUTBOX_CLIENT_CERTIFICATE: '' }, server, null, english.say)).toBeNull()
  expect(identityFor(new URL(server))).toEqual({})
})

test('what cannot be used is told with its file', () => {
  const say = (file: string): string | null =>
    useClientCertificate({ OUTBOX_CLIENT_CERTIFICATE: file }, server, null, english.say)
  const folder = temporaryFolder()
  expect(say(join(folder, 'nothing.pem'))).toMatch(
    /nothing\.pem cannot be read \(ENOENT\), so this computer cannot show/,
  )
  const file = join(folder, 'a.pem')
  writeFileSync(file, 'no certificate')
  expect(say(file)).toMatch(/a\.pem is no certificate with its key, or the passphrase is wrong/)
})
