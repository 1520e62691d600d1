// Certificates made on the spot by openssl: a small authority, and what it can sign well or badly.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'

export type Certificate = { readonly key: string; readonly cert: string }

export interface Authority {
  readonly cert: string
  /** Signs a certificate for `subjectAltName`, valid between two dates like 20260101000000Z. */
  sign(subjectAltName: string, from?: string, to?: string): Certificate
}

/** The same as PKCS #12, the form of Windows. */
export function asPkcs12(folder: string, { cert, key }: Certificate, passphrase: string): Buffer {
  const both = join(folder, 'for-pkcs12.pem')
  fs.writeFileSync(both, `${cert}${key}`)
  return execFileSync('openssl', ['pkcs12', '-export', '-passout', `pass:${passphrase}`, '-in', both])
}

/** True when openssl can be started; without it these tests are skipped. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Makes an authority in an empty folder. */
export function createAuthority(folder: string, name: string): Authority {
  const cert = join(folder, `${name}.pem`)
  const key = join(folder, `${name}.key`)
  const config = join(folder, `${name}.cnf`)
  makeKey(['-x509', '-days', '30', '-subj', `/CN=${name}`, '-keyout', key, '-out', cert])
  fs.writeFileSync(join(folder, `${name}.txt`), '')
  fs.writeFileSync(config, signingRules(folder, name))
  let signed = 0

  return {
    cert: fs.readFileSync(cert, 'utf8'),
    sign(subjectAltName, from = '20200101000000Z', to = '20990101000000Z') {
      signed += 1
      const leaf = join(folder, `${name}-${signed}`)
      const names = ['-addext', `subjectAltName=${subjectAltName}`]
      makeKey(['-subj', '/CN=leaf', ...names, '-keyout', `${leaf}.key`, '-out', `${leaf}.csr`])
      const dates = ['-startdate', from, '-enddate', to]
      const files = ['-cert', cert, '-keyfile', key, '-in', `${leaf}.csr`, '-out', `${leaf}.pem`]
      openssl(['ca', '-batch', '-notext', '-config', config, ...files, ...dates])
      return { key: fs.readFileSync(`${leaf}.key`, 'utf8'), cert: fs.readFileSync(`${leaf}.pem`, 'utf8') }
    },
  }
}

/** Makes a certificate that vouches for itself. */
export function selfSigned(folder: string): Certificate {
  const [key, cert] = [join(folder, 'self.key'), join(folder, 'self.pem')]
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1']
  makeKey(['-x509', '-days', '30', '-subj', '/CN=self', ...names, '-keyout', key, '-out', cert])
  return { key: fs.readFileSync(key, 'utf8'), cert: fs.readFileSync(cert, 'utf8') }
}

function makeKey(more: readonly string[]): void {
  openssl(['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...more])
}

function openssl(options: readonly string[]): void {
  execFileSync('openssl', options, { stdio: 'ignore' })
}

function signingRules(folder: string, name: string): string {
  return [
    '[ca]',
    'default_ca = rules',
    '[rules]',
    `database = ${folder}/${name}.txt`,
    `new_certs_dir = ${folder}`,
    'rand_serial = yes',
    'default_md = sha256',
    'policy = policy',
    'copy_extensions = copy',
    'unique_subject = no',
    '[policy]',
    'commonName = supplied',
  ].join('\n')
}
