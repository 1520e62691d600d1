// A certificate that is thrown away: signed by an authority that nobody trusts, for the length of a run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../needs.ts'

export type TrialCertificate = {
  /** What a person would set to sign with it. */
  readonly environment: Readonly<Record<string, string>>
  /** The authority, for verifying. */
  readonly authority: string
}

/** Makes authority and certificate in `folder`. The password has a blank: it must reach the tool whole. */
export function makeCertificate(folder: string): TrialCertificate {
  mkdirSync(folder)
  const at = (name: string): string => join(folder, name)
  const password = 'a trial'
  const key = ['-newkey', 'rsa:2048', '-nodes']
  run('openssl', [
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.crt'),
    '-days',
    '2',
    '-subj',
    '/CN=Outbox Trial Authority',
  ])
  run('openssl', [
    'req',
    ...key,
    '-keyout',
    at('code.key'),
    '-out',
    at('code.csr'),
    '-subj',
    '/O=Outbox Trial/CN=Outbox Trial',
  ])
  writeFileSync(
    at('extensions'),
    'extendedKeyUsage=codeSigning\nkeyUsage=digitalSignature\nbasicConstraints=CA:FALSE\n',
  )
  const authority = ['-CA', at('ca.crt'), '-CAkey', at('ca.key'), '-CAcreateserial']
  run('openssl', [
    'x509',
    '-req',
    '-in',
    at('code.csr'),
    ...authority,
    '-days',
    '2',
    '-extfile',
    at('extensions'),
    '-out',
    at('code.crt'),
  ])
  run('openssl', [
    'pkcs12',
    '-export',
    '-in',
    at('code.crt'),
    '-inkey',
    at('code.key'),
    '-passout',
    `pass:${password}`,
    '-out',
    at('code.pfx'),
  ])
  return { environment: { WIN_CSC_LINK: at('code.pfx'), WIN_CSC_KEY_PASSWORD: password }, authority: at('ca.crt') }
}
