// A certificate that is not trusted: each cause has its own words, so that IT knows what to mend.
import { english } from '#shared/messages/english.ts'
import https from 'node:https'
import tls from 'node:tls'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { never } from '#test/rigs/cancel.ts'
import { createAuthority, hasOpenssl, selfSigned } from '#test/rigs/network/certificates.ts'
import type { Authority } from '#test/rigs/network/certificates.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'
import { aServer, json } from '#test/end-to-end/simple-server.ts'
import { checkServer } from '#uploader/doctor/doctor.ts'
import type { Finding } from '#uploader/doctor/doctor.ts'

const isPossible = hasOpenssl()
if (!isPossible) console.log('skipped: openssl is not installed, so no certificates can be made')

async function lastFinding(server: string): Promise<Finding | undefined> {
  let last: Finding | undefined
  for await (const finding of checkServer({
    server,
    token: 'outbox_canary',
    allowLoopback: true,
    signal: never,
    language: english,
  }))
    last = finding
  return last
}

describe.skipIf(!isPossible)('the doctor says of a server', () => {
  const atHome = tls.getCACertificates('default')
  const folder = folderForAll()
  let trusted: Authority
  let unknown: Authority
  let requests = 0
  beforeAll(() => {
    trusted = createAuthority(folder, 'trusted')
    unknown = createAuthority(folder, 'Acme CA')
    tls.setDefaultCACertificates([...atHome, trusted.cert])
  })
  afterAll(() => tls.setDefaultCACertificates(atHome))

  async function aTlsServer(certificate: tls.TlsOptions): Promise<number> {
    const server = https.createServer(certificate, (_request, response) => {
      requests += 1
      response.end()
    })
    server.on('tlsClientError', () => undefined)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    return (server.address() as AddressInfo).port // a TCP server always has an address of this kind
  }

  const cases: readonly (readonly [string, () => tls.TlsOptions, RegExp])[] = [
    [
      'of an unknown authority',
      () => unknown.sign('IP:127.0.0.1'),
      /signed by Acme CA, which this computer does not trust/,
    ],
    ['that vouches for itself', () => selfSigned(folder), /signed by itself/],
    [
      'with another name',
      () => trusted.sign('DNS:localhost,IP:127.0.0.2'),
      /made for localhost, 127\.0\.0\.2, not for 127/,
    ],
    [
      'whose certificate ended',
      () => trusted.sign('IP:127.0.0.1', '20200101000000Z', '20200201000000Z'),
      /ended on 1 Feb 2020/,
    ],
    [
      'whose certificate is not valid yet',
      () => trusted.sign('IP:127.0.0.1', '20980101000000Z', '20990101000000Z'),
      /valid from 1 Jan 2098 on/,
    ],
  ]
  test.each(cases)('%s what is wrong with it, and sends it nothing', async (_what, certificate, words) => {
    const port = await aTlsServer(certificate())
    const last = await lastFinding(`https://127.0.0.1:${port}`)
    expect(last).toMatchObject({ check: 'certificate', ok: false, code: 'tls_untrusted' })
    expect(last?.text).toMatch(words)
    expect(requests).toBe(0)
  })

  test('that speaks TLS where http:// was typed, to type https://', async () => {
    const port = await aTlsServer(trusted.sign('IP:127.0.0.1'))
    expect((await lastFinding(`http://127.0.0.1:${port}`))?.text).toContain('must begin with https://')
  })

  test('that speaks no TLS where https:// was typed, to check the port', async () => {
    await using server = await aServer((_request, _body, response) => json(response, 200, {}))
    expect((await lastFinding(server.url.replace('http:', 'https:')))?.text).toContain('does not speak TLS')
  })
})
