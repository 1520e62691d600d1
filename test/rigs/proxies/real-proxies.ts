// Proxies as companies have them, from Debian's packages: squid, tinyproxy and microsocks. Each for one test, on this computer.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { until } from '../until.ts'
import { aFreePort, takesConnections } from '../ports/free-port.ts'
import { proxyService, type Realm } from './kerberos.ts'

export const login = { name: 'anna', password: 'grün & blau' } as const

const programs = {
  squid: '/usr/sbin/squid',
  tinyproxy: '/usr/bin/tinyproxy',
  microsocks: '/usr/bin/microsocks',
} as const

export function hasProxies(): boolean {
  return Object.values(programs).every((path) => fs.existsSync(path))
}

/** Starts a program and waits until it takes connections. Answers its address as "host:port". */
async function start(
  program: keyof typeof programs,
  args: readonly string[],
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(programs[program], args, { stdio: 'ignore', env: { ...process.env, ...more } })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  await until(`${program} takes connections`, () => takesConnections(port))
  return `127.0.0.1:${port}`
}

/**
 * squid that wants the login, if `wantsLogin`; with `intercepts` it opens TLS and signs with the authority of this folder; with
 * `realm`, whose folder this is, it wants a ticket and nothing else (Negotiate). All it lets through goes to the proxy at the port
 * `parent`, where there is one.
 */
export async function startSquid(
  folder: string,
  choice: {
    readonly wantsLogin?: boolean
    readonly intercepts?: { readonly authority: string; readonly trusts: string }
    readonly realm?: Realm
    readonly parent?: number
  },
): Promise<string> {
  const port = await aFreePort()
  const { wantsLogin = false, intercepts, parent, realm } = choice
  const signs = 'generate-host-certificates=on dynamic_cert_mem_cache_size=4MB'
  const opens =
    intercepts === undefined
      ? ''
      : ` ssl-bump tls-cert=${intercepts.authority}.pem tls-key=${intercepts.authority}.key ${signs}`
  const lines = [`http_port 127.0.0.1:${port}${opens}`]
  if (intercepts !== undefined) {
    const certificates = join(folder, 'made')
    execFileSync('/usr/lib/squid/security_file_certgen', ['-c', '-s', certificates, '-M', '4MB'], { stdio: 'ignore' })
    lines.push(`sslcrtd_program /usr/lib/squid/security_file_certgen -s ${certificates} -M 4MB`, 'sslcrtd_children 1')
    // It looks at the server first, so that what it signs bears the server's own names.
    lines.push('acl first at_step SslBump1', 'ssl_bump peek first', 'ssl_bump bump all')
    lines.push(`tls_outgoing_options cafile=${intercepts.trusts}`)
  }
  if (parent !== undefined)
    lines.push(`cache_peer 127.0.0.1 parent ${parent} 0 no-query no-digest default`, 'never_direct allow all')
  if (realm !== undefined) {
    const helper = `/usr/lib/squid/negotiate_kerberos_auth -s ${proxyService} -k ${realm.keytab}`
    lines.push(`auth_param negotiate program ${helper}`, 'auth_param negotiate children 1')
    lines.push('acl known proxy_auth REQUIRED', 'http_access allow known')
  } else if (wantsLogin) {
    const names = join(folder, 'names')
    const hash = execFileSync('openssl', ['passwd', '-apr1', '-stdin'], { input: login.password }).toString().trim()
    fs.writeFileSync(names, `${login.name}:${hash}\n`)
    lines.push(`auth_param basic program /usr/lib/squid/basic_ncsa_auth ${names}`, 'auth_param basic children 1')
    lines.push('auth_param basic utf8 off', 'acl known proxy_auth REQUIRED', 'http_access allow known')
  } else lines.push('http_access allow all')
  const rules = join(folder, 'squid.conf')
  const here = [
    'visible_hostname proxy.test',
    'pinger_enable off',
    'cache deny all',
    'access_log none',
    'cache_log /dev/null',
  ]
  fs.writeFileSync(rules, [...lines, ...here, `pid_filename none`, 'shutdown_lifetime 0 seconds', ''].join('\n'))
  // It gives up root, and then reads these.
  for (const one of [folder, ...fs.readdirSync(folder).map((name) => join(folder, name))]) openForAll(one)
  return start('squid', ['-N', '-f', rules], port, realm?.environment)
}

function openForAll(path: string): void {
  const { uid, gid } = ownerOfSquid()
  fs.chownSync(path, uid, gid)
  if (!fs.statSync(path).isDirectory()) return
  for (const name of fs.readdirSync(path)) openForAll(join(path, name))
}

function ownerOfSquid(): { uid: number; gid: number } {
  const of = (flag: string): number => Number(execFileSync('id', [flag, 'proxy']).toString())
  return { uid: of('-u'), gid: of('-g') }
}

export async function startTinyproxy(folder: string): Promise<string> {
  const port = await aFreePort()
  const rules = join(folder, 'tinyproxy.conf')
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    'MaxClients 20',
    'Allow 127.0.0.1',
    'BasicAuth anna secret',
  ]
  fs.writeFileSync(rules, [...lines, ''].join('\n'))
  return start('tinyproxy', ['-d', '-c', rules], port)
}

/** A SOCKS 5 proxy that wants the login. */
export async function startMicrosocks(): Promise<string> {
  const port = await aFreePort()
  return start('microsocks', ['-i', '127.0.0.1', '-p', String(port), '-u', login.name, '-P', login.password], port)
}
