// A renewed certificate is served without a restart.
import { writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { followTls } from '#server/config/follow-tls.ts'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import type { Certificate } from '#test/rigs/network/certificates.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('the new pair is taken over as it changes; half of it changes nothing', async (context) => {
  if (!hasOpenssl()) return context.skip('openssl is not installed: there are no certificates to change')
  const folder = temporaryFolder()
  const authority = createAuthority(folder, 'acme')
  const [first, second] = [authority.sign('DNS:first.example'), authority.sign('DNS:second.example')]
  const [tlsCertFile, tlsKeyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const put = async ({ cert, key }: Certificate) => {
    await writeFile(tlsCertFile, cert)
    await writeFile(tlsKeyFile, key, { mode: 0o600 })
  }
  await put(first)
  const server = createServer(first).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  const said: string[] = []
  const tls = followTls({ files: { tlsCertFile, tlsKeyFile }, server, ageMs: 20, log: (text) => said.push(text) })
  onTestFinished(() => {
    tls.stop()
    server.close()
  })
  const served = async () => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    const name = socket.getPeerCertificate().subjectaltname
    socket.destroy()
    return name
  }
  expect(await served()).toBe('DNS:first.example')

  await writeFile(tlsCertFile, second.cert)
  await tls.look()
  expect(said.at(-1)).toMatch(/^The changed certificate is not taken over\. .*cannot be used together/)
  expect(await served()).toBe('DNS:first.example')

  await put(second)
  await expect.poll(served).toBe('DNS:second.example')
  expect(said.at(-1)).toMatch(/^The certificate is taken over; it is good until 2098-|2099-/)
})

test('a server without TLS has nothing to follow', async () => {
  const said: string[] = []
  const files = { tlsCertFile: null, tlsKeyFile: null }
  const tls = followTls({ files, server: {}, ageMs: 20, log: (text) => said.push(text) })
  await tls.look()
  tls.stop()
  expect(said).toEqual([])
})
