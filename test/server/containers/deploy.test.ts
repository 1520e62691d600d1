// The examples for a real server: the systemd unit, and nginx in front.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { aFreePort } from '#test/rigs/ports/free-port.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { aCompany, laptopToken } from '../company.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
const examples = join(root, 'resources', 'server')

test('the systemd unit starts what is there, without npm, and systemd takes each of its lines', async (context) => {
  const unit = (await readFile(join(examples, 'outbox-server.service'), 'utf8')).replaceAll('/opt/outbox', root)
  const [, ...words] = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? []
  expect(words.slice(1)).toEqual(['server', '--config', '/etc/outbox/server.json'])
  expect(existsSync(words[0] ?? '')).toBe(true)
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
    return context.skip('systemd-analyze is not installed: the unit is read but not verified')
  }
  const file = join(temporaryFolder(), 'outbox-server.service')
  await writeFile(file, unit)
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

const nginx = ['/usr/sbin/nginx', process.env['NGINX'] ?? ''].find((path) => path !== '' && existsSync(path)) ?? null

test('behind nginx the server knows who asks, and nobody can pretend to be another', async (context) => {
  if (nginx === null) return context.skip('nginx is not installed: its example is not tried')
  if (!hasOpenssl()) return context.skip('openssl is not installed: nginx has no certificate')
  const company = await aCompany({ trustProxy: ['127.0.0.1'] })
  const server = await company.app.listen({ port: 0, host: '127.0.0.1' })
  const folder = temporaryFolder()
  const { ca, port } = await startNginx(nginx, folder, new URL(server).host)

  const ask = async (headers: Record<string, string>, path = '/v1/me', method = 'GET'): Promise<number> => {
    const to = { host: '127.0.0.1', port, path, method, localAddress: '127.0.0.2' }
    const asked = request({ ...to, headers, ca, servername: 'uploads.example.com' }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    return Number(answer.statusCode)
  }
  await until('nginx hands a device on', () =>
    ask({ authorization: `Bearer ${laptopToken}` }).then(
      (status) => status === 200,
      () => false,
    ),
  )
  // Handed on, not redirected to an address with a slash.
  expect(await ask({}, '/v1/relays', 'POST')).toBe(401)
  expect(await ask({ 'x-forwarded-for': '9.9.9.9' })).toBe(401)
  expect(company.auditLines.at(-1)).toContain('"address":"127.0.0.2"')
})

/** nginx with the example, its own certificate and a free port. */
async function startNginx(program: string, folder: string, upstream: string): Promise<{ ca: string; port: number }> {
  const authority = createAuthority(folder, 'acme')
  const { cert, key } = authority.sign('DNS:uploads.example.com')
  const port = await aFreePort()
  const site = (await readFile(join(examples, 'nginx.conf'), 'utf8'))
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replaceAll('/etc/ssl/outbox', folder)
    .replace('127.0.0.1:8080;', `${upstream};`)
  await mkdir(join(folder, 'temporary'))
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const temporary = places.map((name) => `${name}_temp_path ${folder}/temporary/${name};`).join(' ')
  const log = `pid ${folder}/pid; error_log ${folder}/error.log;`
  const http = `http { access_log off; ${temporary} include ${folder}/site.conf; }`
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key, { mode: 0o600 })
  await writeFile(join(folder, 'site.conf'), site)
  await writeFile(join(folder, 'nginx.conf'), `daemon off; master_process off; ${log} events {} ${http}\n`)
  const child = spawn(program, ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')])
  onTestFinished(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  })
  return { ca: authority.cert, port }
}
