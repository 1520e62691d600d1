// The authorities TLS trusts, for the whole process: those Node brings, those the computer's owner added, such as a company's own, and
// those in one file more.
import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import tls from 'node:tls'
import { errorCodeOf } from '#shared/error-code.ts'
import type { UnusableFile } from '#shared/policy/unusable-file.ts'

export type Authorities =
  /** `system` null: the system's own store cannot be read. `more`: how many come from the file. */
  | { readonly kind: 'trusted'; readonly system: number | null; readonly more: number }
  /** The file cannot be used, and the usual ones are trusted. */
  | { readonly kind: 'unusable'; readonly system: number | null; readonly because: UnusableFile }

const mostFileBytes = 4_000_000
const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

let usual: readonly string[] | null = null
let isUsualOnly = true

/** Call before the first connection, and again when `file` is another: connections that are made afterwards follow it. Never throws. */
export function trustAuthorities(file: string | null): Authorities {
  usual ??= tls.getCACertificates('default')
  const system = systemAuthorities()
  const more = file === null ? [] : certificatesIn(file)
  const read = 'kind' in more ? [] : more
  trustBeside(usual, [...(system ?? []), ...read])
  const count = system?.length ?? null
  if ('kind' in more) return { kind: 'unusable', system: count, because: more }
  return { kind: 'trusted', system: count, more: more.length }
}

/** Most of a system's own are among the usual ones. Each that is named costs memory, and all together a tenth of a second. */
function trustBeside(trusted: readonly string[], others: readonly string[]): void {
  const known = new Set(trusted)
  const added = [...new Set(others)].filter((text) => !known.has(text))
  if (added.length > 0 || !isUsualOnly) tls.setDefaultCACertificates([...trusted, ...added])
  isUsualOnly = added.length === 0
}

/** Each once: on Linux, Node tells an authority for each file that holds it (findings/node-counts-one-authority-four-times.sh). */
function systemAuthorities(): readonly string[] | null {
  try {
    return [...new Set(tls.getCACertificates('system'))]
  } catch {
    // An untrusted certificate is told as such.
    return null
  }
}

/** The certificates, or why there are none. */
function certificatesIn(file: string): readonly string[] | UnusableFile {
  try {
    const found = statSync(file)
    if (!found.isFile() || found.size > mostFileBytes) return { kind: 'no_certificates' }
    const texts = readFileSync(file, 'latin1').match(certificates) ?? []
    for (const text of texts) new X509Certificate(text)
    return texts.length > 0 ? texts : { kind: 'no_certificate' }
  } catch (error) {
    const code = errorCodeOf(error)
    return code === null || code.startsWith('ERR_') ? { kind: 'bad_certificate' } : { kind: 'unreadable', why: code }
  }
}
