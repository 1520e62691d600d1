// A realm of Kerberos for one test, from Debian's packages: a key server on this computer, one person, and the proxy on localhost.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { until } from '../until.ts'
import { aFreePort, takesConnections } from '../ports/free-port.ts'

export type Realm = {
  /** What a program needs to know of it. Of these none changes any program but those of this test. */
  readonly environment: Readonly<Record<string, string>>
  /** With which the proxy reads tickets. */
  readonly keytab: string
  /** The person types a password and has a ticket. */
  signIn(): void
  signOut(): void
}

const realm = 'OUTBOX.TEST'
const person = 'ada'
const password = 'a password of tests'
/** As squid's helper knows the service. */
export const proxyService = 'HTTP/localhost'

export function hasKerberos(): boolean {
  return ['/usr/sbin/krb5kdc', '/usr/sbin/kadmin.local', '/usr/bin/kinit'].every((path) => fs.existsSync(path))
}

/** Makes it in an empty folder, and ends it with the test. */
export async function startRealm(folder: string): Promise<Realm> {
  const port = await aFreePort()
  const [config, server, keytab] = [join(folder, 'krb5.conf'), join(folder, 'kdc.conf'), join(folder, 'proxy.keytab')]
  fs.writeFileSync(config, configOf(port))
  fs.writeFileSync(server, serverRules(folder, port))
  const environment = { KRB5_CONFIG: config, KRB5CCNAME: `FILE:${join(folder, 'tickets')}`, KRB5RCACHENAME: 'none:' }
  const env = { ...process.env, ...environment, KRB5_KDC_PROFILE: server }
  const run = (program: string, args: readonly string[], input = ''): void =>
    void execFileSync(program, args, { env, input, stdio: 'pipe' })
  run('/usr/sbin/kdb5_util', ['create', '-s', '-P', password, '-r', realm])
  run('/usr/sbin/kadmin.local', ['-q', `addprinc -pw "${password}" ${person}`])
  run('/usr/sbin/kadmin.local', ['-q', `addprinc -randkey ${proxyService}`])
  run('/usr/sbin/kadmin.local', ['-q', `ktadd -k ${keytab} ${proxyService}`])
  const keyServer = spawn('/usr/sbin/krb5kdc', ['-n', '-r', realm], { env, stdio: 'ignore' })
  onTestFinished(async () => {
    if (keyServer.exitCode !== null || keyServer.signalCode !== null) return
    keyServer.kill('SIGKILL')
    await once(keyServer, 'exit')
  })
  await until('the key server takes connections', () => takesConnections(port))
  return {
    environment,
    keytab,
    signIn: () => run('/usr/bin/kinit', [person], `${password}\n`),
    signOut: () => run('/usr/bin/kdestroy', []),
  }
}

function configOf(port: number): string {
  return [
    '[libdefaults]',
    `default_realm = ${realm}`,
    // Nobody outside this computer is asked for names.
    'dns_canonicalize_hostname = false',
    'rdns = false',
    'dns_lookup_kdc = false',
    'dns_lookup_realm = false',
    'udp_preference_limit = 1',
    '[realms]',
    `${realm} = {`,
    `kdc = 127.0.0.1:${port}`,
    '}',
    '[domain_realm]',
    `localhost = ${realm}`,
    '',
  ].join('\n')
}

function serverRules(folder: string, port: number): string {
  return [
    '[realms]',
    `${realm} = {`,
    `database_name = ${join(folder, 'principal')}`,
    `key_stash_file = ${join(folder, 'stash')}`,
    `kdc_listen = 127.0.0.1:${port}`,
    `kdc_tcp_listen = 127.0.0.1:${port}`,
    '}',
    '[logging]',
    `kdc = FILE:${join(folder, 'kdc.log')}`,
    '',
  ].join('\n')
}
