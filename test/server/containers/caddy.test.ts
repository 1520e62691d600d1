// Two company servers behind a real Caddy, by the Caddyfile of the example.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { aFreePort } from '#test/rigs/ports/free-port.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { aCompany, laptopToken } from '../company.ts'

const caddy = '/usr/bin/caddy'
const example = fileURLToPath(new URL('../../../resources/server/container/Caddyfile', import.meta.url))

test('behind Caddy nobody can pretend to be another, and one server takes over from the other', async (context) => {
  if (!existsSync(caddy)) return context.skip('caddy is not installed: its example is not tried')
  const companies = [await aCompany({ trustProxy: ['127.0.0.1'] }), await aCompany({ trustProxy: ['127.0.0.1'] })]
  const addresses = await Promise.all(companies.map(({ app }) => app.listen({ port: 0, host: '127.0.0.1' })))
  const port = await startCaddy(addresses.map((address) => new URL(address).host))

  const ask = async (headers: Record<string, string>): Promise<number> => {
    const asked = request({ host: '127.0.0.1', port, path: '/v1/me', headers, localAddress: '127.0.0.2' }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    return Number(answer.statusCode)
  }
  const isServed = async (): Promise<boolean> =>
    ask({ authorization: `Bearer ${laptopToken}` }).then(
      (status) => status === 200,
      () => false,
    )
  await until('Caddy hands a device on', isServed)
  expect(await ask({ 'x-forwarded-for': '9.9.9.9' })).toBe(401)
  const denied = companies.flatMap(({ auditLines }) => auditLines).filter((line) => line.includes('"denied"'))
  expect(denied).toEqual([expect.stringContaining('"address":"127.0.0.2"')])

  await companies[0]?.app.close()
  await until('Caddy asks the other one alone', async () => {
    for (let ask = 0; ask < 10; ask += 1) if (!(await isServed())) return false
    return true
  })
})

/** Starts it with the example's own lines, for plain http on this computer; resolves to its port. */
async function startCaddy(servers: readonly string[]): Promise<number> {
  const folder = temporaryFolder()
  const port = await aFreePort()
  const [one = '', other = ''] = servers
  const lines = readFileSync(example, 'utf8')
    .replace('uploads.example.com', `http://:${port}`)
    .replace('172.30.0.3:8080', one)
    .replace('172.30.0.4:8080', other)
  const file = join(folder, 'Caddyfile')
  await writeFile(file, `{\n\tadmin off\n}\n${lines}`)
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder }
  const child = spawn(caddy, ['run', '--config', file, '--adapter', 'caddyfile'], { env, stdio: 'ignore' })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return port
}
