// The authorities TLS trusts: those Node brings and those the computer's owner added, such as a company's own.
import tls from 'node:tls'

/** Call before the first connection. A system store that cannot be read leaves the usual authorities. */
export function trustSystemAuthorities(): void {
  try {
    const usual = new Set(tls.getCACertificates('default'))
    const all = new Set([...usual, ...tls.getCACertificates('system')])
    // Most are known already, and each that is named costs memory.
    if (all.size > usual.size) tls.setDefaultCACertificates([...all])
  } catch {
    // An untrusted certificate is told as such when Dropbox is asked.
  }
}
