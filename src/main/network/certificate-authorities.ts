// This folder: proxies and certificates as the system has them.

// The authorities TLS trusts: those Node brings and those the computer's owner added, such as a company's own.
import tls from 'node:tls'
import type { Log } from '../log/log-file.ts'

/** Call before the first connection. A system store that cannot be read leaves the usual authorities. */
export function trustSystemAuthorities(log: Log): void {
  try {
    const system = tls.getCACertificates('system')
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...system])
    log.info('authorities', { system: system.length })
  } catch (error) {
    log.warning('system authorities not read', { why: error instanceof Error ? error.message : 'unknown' })
  }
}
