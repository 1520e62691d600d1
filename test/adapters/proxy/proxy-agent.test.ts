// Through the proxies that companies really have: with a login, with a wrong one, and with TLS that the proxy opens.
import fs from 'node:fs'
import https from 'node:https'
import tls from 'node:tls'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createHttpClient, httpLimits } from '#adapters/http/client.ts'
import { systemAccount } from '#adapters/proxy/account/account.ts'
import { createProxyAgent, type ProxyFacts, type ProxyOptions } from '#adapters/proxy/proxy-agent.ts'
import { never } from '../../rigs/cancel.ts'
import { createAuthority, hasOpenssl } from '../../rigs/network/certificates.ts'
import type { Authority } from '../../rigs/network/certificates.ts'
import { hasKerberos, startRealm } from '../../rigs/proxies/kerberos.ts'
import { hasProxies, login, startMicrosocks, startSquid, startTinyproxy } from '../../rigs/proxies/real-proxies.ts'
import { orSayWhy } from '../../rigs/possible.ts'
import { folderForAll, temporaryFolder } from '../../rigs/temporary-folder.ts'
import { countedBytes } from '../http/counted-bytes.ts'

const isPossible = orSayWhy(
  process.getuid?.() === 0 && hasOpenssl() && hasProxies(),
  'real proxies',
  'they need root, openssl, squid-openssl, tinyproxy and microsocks',
)

const hasTickets = orSayWhy(
  hasKerberos(),
  'a proxy that wants a ticket',
  'it needs krb5-kdc, krb5-admin-server and krb5-user',
)

const nameAndPassword = `${login.name}:${encodeURIComponent(login.password)}`

describe.runIf(isPossible)('a file', () => {
  const atHome = tls.getCACertificates('default')
  const folder = folderForAll()
  let authority: Authority
  let server: https.Server
  let port = 0
  let receivedBytes = 0
  beforeAll(async () => {
    authority = createAuthority(folder, 'company')
    tls.setDefaultCACertificates([...atHome, authority.cert])
    server = https.createServer(authority.sign('IP:127.0.0.1,DNS:localhost'), (request, response) => {
      request.on('data', (chunk: Buffer) => (receivedBytes += chunk.byteLength))
      request.on('end', () => response.end('taken'))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(() => {
    tls.setDefaultCACertificates(atHome)
    server.close()
  })

  /** Sends 100,000 bytes through the proxy: what the client tells of it, how many arrived, and how often the proxy was down. */
  async function sendThrough(proxy: string, host = '127.0.0.1', more: ProxyOptions = {}) {
    let down = 0
    const agent = createProxyAgent(proxy, { onDown: () => (down += 1), ...more })
    const client = createHttpClient({ agentFor: () => agent, limits: httpLimits })
    onTestFinished(() => {
      client.close()
      agent.destroy()
    })
    receivedBytes = 0
    const bytes = countedBytes(100_000)
    const result = await client.exchange<never>(
      {
        url: new URL(`https://${host}:${port}/apitul/1/abc`),
        method: 'POST',
        headers: {},
        body: { sizeBytes: bytes.byteLength, next: async () => ({ kind: 'block', bytes, last: true }) },
        onBytes: null,
      },
      never,
    )
    const told =
      result.kind === 'answered'
        ? result.answer.body.toString()
        : result.kind === 'failed'
          ? result.failure
          : result.kind
    return { told, left: result.left, receivedBytes, down }
  }

  const arrived = { told: 'taken', left: 'all', receivedBytes: 100_000, down: 0 }
  const wantsLogin = { told: 'proxy_auth_required', left: 'nothing', receivedBytes: 0, down: 0 }
  const untrusted = { told: 'tls_untrusted', left: 'nothing', receivedBytes: 0, down: 0 }
  const noProxy = { told: 'unreachable', left: 'nothing', receivedBytes: 0, down: 1 }

  test('goes through squid with the login, and not one byte of it with another', async () => {
    const proxy = await startSquid(temporaryFolder(), { wantsLogin: true })
    expect(await sendThrough(`http://${nameAndPassword}@${proxy}`)).toEqual(arrived)
    expect(await sendThrough(`http://anna:wrong@${proxy}`)).toEqual(wantsLogin)
    expect(await sendThrough(`http://${proxy}`)).toEqual(wantsLogin)
  })

  test('goes through a squid that opens TLS where its authority is trusted, and nowhere else', async () => {
    const made = temporaryFolder()
    createAuthority(made, 'inspection')
    fs.writeFileSync(join(made, 'company.pem'), authority.cert)
    const intercepts = { authority: join(made, 'inspection'), trusts: join(made, 'company.pem') }
    const proxy = await startSquid(made, { intercepts })
    expect(await sendThrough(`http://${proxy}`, 'localhost')).toEqual(untrusted)
    const before = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...before, fs.readFileSync(`${intercepts.authority}.pem`, 'utf8')])
    onTestFinished(() => tls.setDefaultCACertificates(before))
    expect(await sendThrough(`http://${proxy}`, 'localhost')).toEqual(arrived)
  })

  test('goes through tinyproxy with the login, and not one byte of it with another', async () => {
    const proxy = await startTinyproxy(temporaryFolder())
    expect(await sendThrough(`http://anna:secret@${proxy}`)).toEqual(arrived)
    expect(await sendThrough(`http://anna:wrong@${proxy}`)).toEqual(wantsLogin)
  })

  test('goes through a SOCKS proxy that looks the name up, and not one byte of it with another login', async () => {
    const proxy = await startMicrosocks()
    expect(await sendThrough(`socks5://${nameAndPassword}@${proxy}`, 'localhost')).toEqual(arrived)
    expect(await sendThrough(`socks5h://${nameAndPassword}@${proxy}`)).toEqual(arrived)
    expect(await sendThrough(`socks5://anna:wrong@${proxy}`)).toEqual(wantsLogin)
    expect(await sendThrough(`socks5://${proxy}`)).toEqual(wantsLogin)
    expect(await sendThrough(`socks5://${nameAndPassword}@${proxy}`, 'nobody.invalid')).toMatchObject({
      told: 'unreachable',
      down: 0,
    })
  })

  test.runIf(hasTickets)(
    'goes through a squid that wants the account of the person, with a ticket and where it may',
    async () => {
      const folder = temporaryFolder()
      const realm = await startRealm(folder)
      const [, port = ''] = (await startSquid(folder, { realm })).split(':')
      const proxy = `http://localhost:${port}`
      for (const [name, value] of Object.entries(realm.environment)) vi.stubEnv(name, value)
      onTestFinished(() => void vi.unstubAllEnvs())
      const heard: ProxyFacts[] = []
      const allowed = { account: () => systemAccount, onRefused: (facts: ProxyFacts) => void heard.push(facts) }

      const noTicket = { told: 'proxy_account_refused', left: 'nothing', receivedBytes: 0, down: 0 }
      expect(await sendThrough(proxy, '127.0.0.1', allowed)).toEqual(noTicket)
      expect(heard).toMatchObject([
        { offered: ['negotiate'], systemSays: expect.stringMatching(/^GSSAPI .*credentials/i) },
      ])

      realm.signIn()
      expect(await sendThrough(proxy, '127.0.0.1', allowed)).toEqual(arrived)
      const notAllowed = { told: 'proxy_account_not_allowed', left: 'nothing', receivedBytes: 0, down: 0 }
      expect(await sendThrough(proxy)).toEqual(notAllowed)
      expect(await sendThrough(`http://${nameAndPassword}@localhost:${port}`, '127.0.0.1', allowed)).toEqual(arrived)
      // The key server knows no service of this name.
      expect(await sendThrough(`http://127.0.0.1:${port}`, '127.0.0.1', allowed)).toEqual(noTicket)

      realm.signOut()
      expect(await sendThrough(proxy, '127.0.0.1', allowed)).toEqual(noTicket)
    },
  )

  test('does not go where no proxy is', async () => {
    expect(await sendThrough('http://127.0.0.1:1')).toEqual(noProxy)
    expect(await sendThrough('socks5://127.0.0.1:1')).toEqual(noProxy)
  })
})
