// A company whose network lets nobody out but who shows a ticket of Kerberos to its proxy: the real program, squid and key server, and
// TLS to the company server and to Dropbox behind them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { hasKerberos, startRealm, type Realm } from '#test/rigs/proxies/kerberos.ts'
import { hasProxies, startSquid } from '#test/rigs/proxies/real-proxies.ts'
import { startTlsFront } from '#test/rigs/proxies/tls-front.ts'
import { startTunnelProxy } from '#test/rigs/network/tunnel-proxy.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aCompany, type Company } from '../company.ts'
import { lastStates, startOutbox, type Ended } from '../outbox-process.ts'

const isPossible = orSayWhy(
  process.getuid?.() === 0 && hasOpenssl() && hasProxies() && hasKerberos(),
  'a proxy that wants a ticket, end to end',
  'it needs root, openssl, squid-openssl, krb5-kdc, krb5-admin-server and krb5-user',
)

const server = 'https://outbox.test'
const dropbox = 'https://content.dropboxapi.com'

type Office = {
  readonly company: Company
  readonly realm: Realm
  /** `outbox` with these words, under a policy that says this of the account at proxies; null: nothing. */
  run(words: readonly string[], isAccountAllowed: boolean | null): Promise<Ended>
}

async function anOffice(company: Company): Promise<Office> {
  const folder = temporaryFolder()
  const authority = createAuthority(folder, 'office')
  const ports = new Map([
    ['outbox.test', Number(new URL(company.serverUrl()).port)],
    ['content.dropboxapi.com', Number(new URL(company.dropbox.url).port)],
  ])
  const names = [...ports.keys()].map((name) => `DNS:${name}`).join(',')
  const front = await startTlsFront(authority.sign(names), (name) => ports.get(name) ?? 0)
  const way = await startTunnelProxy(front.port)
  const realm = await startRealm(folder)
  const squid = await startSquid(folder, { realm, parent: Number(new URL(way.url).port) })
  onTestFinished(async () => {
    await way.close()
    await front.close()
  })
  return {
    company,
    realm,
    run(words, isAccountAllowed) {
      // Not beside what squid may write: nobody but its owner may change a policy.
      const policy = join(company.home, 'policy.json')
      const account = isAccountAllowed === null ? {} : { proxyAccount: isAccountAllowed }
      const enforced = { extraCaFile: join(folder, 'office.pem'), ...account }
      writeFileSync(policy, JSON.stringify({ version: 1, enforced }), { mode: 0o600 })
      return startOutbox(words, {
        ...realm.environment,
        OUTBOX_POLICY_FILE: policy,
        HTTPS_PROXY: `http://localhost:${squid.split(':')[1] ?? ''}`,
        NO_PROXY: '',
      }).ended
    },
  }
}

test.runIf(isPossible)(
  'with a ticket a file goes out; without one, or where it may not be shown, a person reads why',
  async () => {
    await using company = await aCompany({ publicBaseUrl: dropbox, linkHosts: [new URL(dropbox).hostname] })
    const office = await anOffice(company)
    const reach = ['--server', server, '--token-file', join(company.home, 'token')]
    const watch = ['watch', '--folder', company.folder, '--data', company.data, '--once', ...reach]
    await company.save('report.txt', 'the report')

    const notAllowed = await office.run(watch, null)
    expect(notAllowed.code).toBe(1)
    expect(notAllowed.events.at(-1)).toMatchObject({
      code: 'proxy_account_not_allowed',
      text: expect.stringMatching(
        /account with which you are signed in .* not allowed .* Ask your IT department to allow it/,
      ),
    })

    const doctor = await office.run(['doctor', ...reach], true)
    expect(doctor.events.find(({ code }) => code === 'proxy_account_refused')).toMatchObject({
      text: expect.stringMatching(/kinit .* The proxy offers: negotiate\. This computer says: GSSAPI .*credentials/),
    })

    office.realm.signIn()
    const sent = await office.run(watch, true)
    expect([sent.code, lastStates(sent.events)]).toEqual([0, { 'report.txt': 'done' }])
    expect(await company.received('report.txt')).toBe('the report')
    expect(company.posts()).toBe(1)
  },
)
