// A computer that trusts one authority of its own, as a company adds it: for a process that is told so by its environment.
import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'
import { createAuthority, hasOpenssl } from './certificates.ts'

/** Only Linux reads the authorities that the environment names; elsewhere the process has those of this computer. */
const isNamed = process.platform === 'linux' && hasOpenssl()

/** What is seen where what the computer trusts is trusted beside what Node brings. */
export const trustsItsComputer = { before: false, after: isNamed, missing: 0 }

/**
 * Runs a script that trusts the computer's authorities, in a process of its own, since it changes the whole process. Answers whether the
 * computer's own authority was trusted before and after it, how many of the system's are not trusted then, and what the script
 * gave to `say`.
 */
export function runOnItsComputer(script: string): unknown {
  const text = `
    import tls from 'node:tls'
    import { X509Certificate } from 'node:crypto'
    const known = (kind) => tls.getCACertificates(kind).map((text) => new X509Certificate(text))
    const isTrusted = () => known('default').some(({ subject }) => subject === 'CN=acme')
    const before = isTrusted()
    const said = []
    const say = (...words) => said.push(words)
    ${script}
    const trusted = new Set(known('default').map(({ fingerprint256 }) => fingerprint256))
    const missing = known('system').filter(({ fingerprint256 }) => !trusted.has(fingerprint256)).length
    console.log(JSON.stringify({ before, after: isTrusted(), missing, said }))`
  const words = ['--input-type=module', '--eval', text]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, ...named() } }))
}

function named(): Readonly<Record<string, string>> {
  if (!isNamed) return {}
  const folder = temporaryFolder()
  createAuthority(folder, 'acme')
  // Told twice by Node, as Debian's own are four times.
  const copies = temporaryFolder()
  copyFileSync(join(folder, 'acme.pem'), join(copies, 'copy.pem'))
  return { SSL_CERT_FILE: join(folder, 'acme.pem'), SSL_CERT_DIR: copies }
}
