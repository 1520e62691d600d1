// Servers whose certificate is not to be trusted (F36): they get a handshake and not one byte of HTTP.
import tls from 'node:tls'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { never } from '../../../rigs/cancel.ts'
import { createAuthority, hasOpenssl, selfSigned } from '../../../rigs/network/certificates.ts'
import { startRawServer } from '../../../rigs/network/raw-server.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { Authority } from '../../../rigs/network/certificates.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const isPossible = hasOpenssl()
if (!isPossible) console.log('skipped: openssl is not installed, so no certificates can be made')

/** Starts a TLS server that counts every byte that comes through a finished handshake. */
async function aTlsServer(options: tls.TlsOptions) {
  let bytes = 0
  const server = tls.createServer(options, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      bytes += chunk.byteLength
      const body = JSON.stringify({ 'content-hash': 'ab'.repeat(32), kind: 'unknown' })
      socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    })
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)))
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo // a TCP server always has an address of this kind
  return { port, bytes: () => bytes, connections: () => sockets.size }
}

/** Both things Outbox says to servers: a file to a link, and a question with the token. */
async function speakTo(port: number) {
  const side = aSendingSide({})
  const ask = {
    url: `https://127.0.0.1:${port}/apitul/1/abc`,
    path: 'file',
    fingerprint: await side.save('file', countedBytes(100)),
  }
  const sent = await side.transport.send(ask, () => undefined, never)
  const client = createLinkClient({
    serverUrl: new URL(`https://127.0.0.1:${port}`),
    token: 'outbox_canary',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => 0,
  })
  const checked = await client.check({ path: 'a', sizeBytes: 1, contentHash: 'ab'.repeat(32) }, never)
  client.close()
  return { sent, checked }
}

const untrusted = {
  sent: { kind: 'withheld', because: { kind: 'network', reason: 'tls_untrusted', unreachable: true } },
  checked: { kind: 'later', reason: 'tls_untrusted', afterMs: null },
}

describe.skipIf(!isPossible)('a server', () => {
  const atHome = tls.getCACertificates('default')
  const folder = folderForAll()
  let trusted: Authority
  let unknown: Authority
  beforeAll(() => {
    trusted = createAuthority(folder, 'trusted')
    unknown = createAuthority(folder, 'unknown')
    tls.setDefaultCACertificates([...atHome, trusted.cert])
  })
  afterAll(() => tls.setDefaultCACertificates(atHome))

  test('that is trusted is spoken to: else the tests below would prove nothing', async () => {
    const server = await aTlsServer(trusted.sign('IP:127.0.0.1'))
    const { sent, checked } = await speakTo(server.port)
    expect(sent).toEqual({ kind: 'stored', contentHash: 'ab'.repeat(32) })
    expect(checked).toEqual({ kind: 'unknown' })
    expect(server.bytes()).toBeGreaterThan(300)
  })

  const weak = { ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1' } as const
  const cases: readonly (readonly [string, () => tls.TlsOptions])[] = [
    ['whose certificate is over', () => trusted.sign('IP:127.0.0.1', '20200101000000Z', '20200201000000Z')],
    ['whose certificate is not valid yet', () => trusted.sign('IP:127.0.0.1', '20980101000000Z', '20990101000000Z')],
    ['whose certificate is for another host', () => trusted.sign('DNS:content.dropboxapi.com')],
    ['whose certificate is for another address', () => trusted.sign('IP:127.0.0.2')],
    ['that vouches for itself', () => selfSigned(folder)],
    ['of an unknown authority', () => unknown.sign('IP:127.0.0.1')],
    ['that speaks TLS 1.1', () => ({ ...trusted.sign('IP:127.0.0.1'), ...weak, maxVersion: 'TLSv1.1' })],
    ['that speaks TLS 1.0', () => ({ ...trusted.sign('IP:127.0.0.1'), ...weak, maxVersion: 'TLSv1' })],
  ]
  test.each(cases)('%s gets not one byte of HTTP', async (_what, options) => {
    const server = await aTlsServer(options())
    expect(await speakTo(server.port)).toEqual(untrusted)
    expect(server.connections()).toBe(2)
    expect(server.bytes()).toBe(0)
  })

  test('gets none either when the environment asks to trust everybody', async () => {
    const server = await aTlsServer(selfSigned(folder))
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    onTestFinished(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    })
    expect(await speakTo(server.port)).toEqual(untrusted)
    expect(server.bytes()).toBe(0)
  })

  test('that speaks no TLS at all gets a greeting and no HTTP', async () => {
    const server = await startRawServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
    onTestFinished(() => server.close())
    expect(await speakTo(server.port)).toEqual(untrusted)
    expect(server.received().toString('latin1')).not.toMatch(/HTTP|apitul|outbox_canary/)
  })
})
