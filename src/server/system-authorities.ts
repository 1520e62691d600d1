// The authorities TLS trusts: those Node brings and those the computer's owner added, such as a company's own.
import tls from 'node:tls'

/** Call before the first connection. A system store that cannot be read leaves the usual authorities. */
export function trustSystemAuthorities(): void {
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])
  } catch {
    // An untrusted certificate is told as such when Dropbox is asked.
  }
}
