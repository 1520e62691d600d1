import { expect, onTestFinished, test, vi } from 'vitest'
import { gssapiTalk } from '#adapters/proxy/account/gssapi.ts'
import { hasKerberos, startRealm } from '#test/rigs/proxies/kerberos.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isPossible = orSayWhy(
  process.platform === 'linux' && hasKerberos(),
  'tickets of Kerberos',
  'it needs krb5-kdc, krb5-admin-server and krb5-user',
)

/** SPNEGO's own header (RFC 4178), which a token for a proxy begins with. */
const spnegoHeader = Buffer.from([0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02])

test.runIf(isPossible)('the system says a token where there is a ticket, and why not where there is none', async () => {
  const realm = await startRealm(temporaryFolder())
  for (const [name, value] of Object.entries(realm.environment)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())

  const without = gssapiTalk('localhost')
  expect(await without.next(null)).toEqual({
    kind: 'none',
    said: expect.stringMatching(/^GSSAPI \w+\.\d+: .*redentials/),
  })
  without.end()

  realm.signIn()
  const talk = gssapiTalk('localhost')
  const first = await talk.next(null)
  const token = first.kind === 'token' ? first.token : Buffer.alloc(0)
  expect(token.includes(spnegoHeader)).toBe(true)
  // What nobody understands is no reason to end the program.
  expect(await talk.next(Buffer.from('a riddle'))).toEqual({ kind: 'none', said: expect.stringMatching(/^GSSAPI /) })
  talk.end()

  const elsewhere = gssapiTalk('elsewhere.invalid')
  expect(await elsewhere.next(null)).toMatchObject({ kind: 'none' })
  elsewhere.end()
})
