// The client certificate of the app: the one of the policy, shown to the server of the policy.
import { homedir } from 'node:os'
import { showClientCertificate } from '#adapters/http/client-certificate.ts'
import { ruledCertificate } from '#shared/policy/named-certificate.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Log } from '../log/log-file.ts'

/** Call before the first connection, and when the policy changed. One that cannot be shown is told in the log. */
export function showRuledCertificate(policy: Policy, log: Log, home: string = homedir()): void {
  const read = showClientCertificate(ruledCertificate(policy, home))
  if (read === null) return
  if (read.kind === 'read') log.info('client certificate')
  else log.warning('client certificate not read', { why: read.code ?? 'no certificate with its key' })
}
