// Servers that want a certificate of the computer: shown to the one that was named, through proxies too, and to nobody else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createHttpClient, httpLimits } from '#adapters/http/client.ts'
import { identityFor, readClientCertificate, showClientCertificate } from '#adapters/http/client-certificate.ts'
import { lookAtHandshake } from '#adapters/http/closer-look.ts'
import { createProxyAgent } from '#adapters/proxy/proxy-agent.ts'
import { never } from '#test/rigs/cancel.ts'
import { asPkcs12, createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import type { Authority, Certificate } from '#test/rigs/network/certificates.ts'
import { startTunnelProxy } from '#test/rigs/network/tunnel-proxy.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const isPossible = orSayWhy(hasOpenssl(), 'client certificates', 'openssl is not installed')

describe.runIf(isPossible)('a server that wants a certificate of the computer', () => {
  const atHome = tls.getCACertificates('default')
  const folder = folderForAll()
  let company: Authority
  let server: Certificate
  let laptop: Certificate
  beforeAll(() => {
    company = createAuthority(folder, 'company')
    tls.setDefaultCACertificates([...atHome, company.cert])
    server = company.sign('IP:127.0.0.1')
    laptop = company.sign('DNS:laptop-7')
    write('laptop.pem', laptop.cert)
    write('laptop.key', laptop.key)
    write('both.pem', `${laptop.cert}${laptop.key}`)
    write('laptop.p12', asPkcs12(folder, laptop, 'open sesame'))
    write('passphrase', 'open sesame\n')
    write('wrong', 'shut sesame\n')
  })
  afterEach(() => showClientCertificate(null))
  afterAll(() => tls.setDefaultCACertificates(atHome))

  const at = (name: string): string => join(folder, name)
  const write = (name: string, text: string | Buffer): void => fs.writeFileSync(at(name), text)
  const files = (certificate: string, key?: string, passphrase?: string) => ({
    certificate: at(certificate),
    key: key === undefined ? null : at(key),
    passphrase: passphrase === undefined ? null : at(passphrase),
  })

  /** Answers with the names in the certificate it was shown; takes connections without one, too, where `insists` is false. */
  async function aServer(insists: boolean): Promise<{ url: URL; requests: () => number }> {
    let requests = 0
    const asks = { requestCert: true, rejectUnauthorized: insists, ca: company.cert }
    const made = https.createServer({ ...server, ...asks }, (request, response) => {
      requests += 1
      const { subjectaltname = 'nobody' } = (request.socket as tls.TLSSocket).getPeerCertificate()
      response.end(subjectaltname)
    })
    made.listen(0, '127.0.0.1')
    await once(made, 'listening')
    onTestFinished(() => {
      made.closeAllConnections()
      made.close()
    })
    return { url: new URL(`https://127.0.0.1:${(made.address() as AddressInfo).port}/v1/me`), requests: () => requests }
  }

  async function ask(url: URL, proxy: string | null = null): Promise<string> {
    const agent = proxy === null ? null : createProxyAgent(proxy)
    const client = createHttpClient({ agentFor: () => agent, limits: httpLimits })
    try {
      const result = await client.exchange({ url, method: 'GET', headers: {}, body: null, onBytes: null }, never)
      if (result.kind === 'answered') return result.answer.body.toString()
      return result.kind === 'failed' ? result.failure : result.kind
    } finally {
      client.close()
      agent?.destroy()
    }
  }

  test.each([
    ['in two files', ['laptop.pem', 'laptop.key']],
    ['in one file', ['both.pem']],
    ['as PKCS #12 with its passphrase', ['laptop.p12', undefined, 'passphrase']],
  ] as const)('gets it %s', async (_how, [certificate, key, passphrase]) => {
    const { url } = await aServer(true)
    const shown = showClientCertificate({ server: url.href, files: files(certificate, key, passphrase) })
    expect(shown).toMatchObject({ kind: 'read' })
    expect(await ask(url)).toBe('DNS:laptop-7')
  })

  test('gets it through a proxy, which sees none of it', async () => {
    const { url } = await aServer(true)
    const proxy = await startTunnelProxy(Number(url.port))
    onTestFinished(() => proxy.close())
    showClientCertificate({ server: url.href, files: files('both.pem') })
    expect(await ask(url, proxy.url)).toBe('DNS:laptop-7')
    expect(proxy.asked).toEqual([url.host])
  })

  test('does not get it where another one was named, not even on another port of the same host', async () => {
    const { url } = await aServer(false)
    const other = await aServer(false)
    showClientCertificate({ server: other.url.href, files: files('both.pem') })
    expect(await ask(other.url)).toBe('DNS:laptop-7')
    expect(await ask(url)).toBe('nobody')
    expect(identityFor(new URL('https://content.dropboxapi.com/apitul/1/x'))).toEqual({})
    expect(identityFor(new URL(other.url.href.replace('https:', 'http:')))).toEqual({})
  })

  test('gets the renewed one without a new start, and the old one while the new one is half written', async () => {
    const { url } = await aServer(true)
    fs.copyFileSync(at('both.pem'), at('renewed.pem'))
    showClientCertificate({ server: url.href, files: files('renewed.pem') })
    expect(await ask(url)).toBe('DNS:laptop-7')
    write('renewed.pem', laptop.cert.slice(0, 200))
    expect(await ask(url)).toBe('DNS:laptop-7')
    const renewed = company.sign('DNS:laptop-8')
    write('renewed.pem', `${renewed.cert}${renewed.key}`)
    expect(await ask(url)).toBe('DNS:laptop-8')
  })

  test('reads no request of a computer that has none', async () => {
    const { url, requests } = await aServer(true)
    expect(await ask(url)).not.toBe('nobody')
    expect(requests()).toBe(0)
  })

  test('says what it wants: as such by TLS 1.3, and as a failed handshake by TLS 1.2', async () => {
    // The alert of TLS 1.2 says no more than that the handshake failed.
    for (const [version, failure] of [
      ['-tls1_2', 'tls_untrusted'],
      ['-tls1_3', 'client_certificate_refused'],
    ] as const) {
      const port = await anOpensslServer(version)
      expect([version, await ask(new URL(`https://127.0.0.1:${port}/v1/me`))]).toEqual([version, failure])
    }
  })

  test('is looked at with the certificate', async () => {
    const { url } = await aServer(true)
    showClientCertificate({ server: url.href, files: files('both.pem') })
    expect(await lookAtHandshake(url, () => null, never)).toEqual({ kind: 'trusted' })
  })

  /** OpenSSL's own server tells by an alert what it wants; Node's only hangs up. */
  async function anOpensslServer(version: string): Promise<number> {
    write('server.pem', `${server.cert}${server.key}`)
    const words = ['s_server', '-accept', '127.0.0.1:0', '-cert', at('server.pem'), '-CAfile', at('company.pem')]
    const child = spawn('openssl', [...words, '-Verify', '2', '-verify_return_error', '-www', version])
    onTestFinished(() => void child.kill())
    let said = ''
    for await (const chunk of child.stdout) {
      said += String(chunk)
      const port = /^ACCEPT 127\.0\.0\.1:(\d+)/m.exec(said)?.[1]
      if (port !== undefined) return Number(port)
    }
    throw new Error(said)
  }

  test.each([
    ['a file that is not there', ['nothing.pem'], 'nothing.pem', 'ENOENT'],
    ['a key that is not there', ['laptop.pem', 'nothing.key'], 'nothing.key', 'ENOENT'],
    ['a wrong passphrase', ['laptop.p12', undefined, 'wrong'], 'laptop.p12', null],
    ['a certificate without its key', ['laptop.pem'], 'laptop.pem', null],
    ['a key in its place', ['laptop.key', 'laptop.key'], 'laptop.key', null],
    ['anything else', ['passphrase'], 'passphrase', null],
  ] as const)('%s is told', (_what, [certificate, key, passphrase], file, code) => {
    expect(readClientCertificate(files(certificate, key, passphrase))).toEqual({
      kind: 'unusable',
      file: at(file),
      code,
    })
  })

  test('a key of another certificate is told', () => {
    write('other.key', company.sign('DNS:other').key)
    expect(readClientCertificate(files('laptop.pem', 'other.key'))).toMatchObject({ kind: 'unusable', code: null })
  })
})
