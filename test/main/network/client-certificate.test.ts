import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { identityFor, showClientCertificate } from '#adapters/http/client-certificate.ts'
import { showRuledCertificate } from '#main/network/client-certificate.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'
import { hasOpenssl, selfSigned } from '#test/rigs/network/certificates.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isPossible = orSayWhy(hasOpenssl(), 'client certificates', 'openssl is not installed')
const serverUrl = 'https://outbox.example.com'

afterEach(() => showClientCertificate(null))

it.runIf(isPossible)(
  'shows the certificate of the policy to its server, until the policy says otherwise; the log hears of it',
  () => {
    const folder = temporaryFolder()
    selfSigned(folder)
    const lines: unknown[] = []
    const write = (event: string, facts?: unknown): void =>
      void lines.push(facts === undefined ? event : [event, facts])
    const log = { info: write, warning: write, alarm: write }
    const under = (clientCertificateFile: string): Policy => {
      const enforced = { serverUrl, clientCertificateFile, clientKeyFile: join(folder, 'self.key') }
      return mergePolicies([{ kind: 'found', source: 'machine', place: 'x', document: { version: 1, enforced } }])
    }
    showRuledCertificate(under('~/self.pem'), log, folder)
    expect(identityFor(new URL(`${serverUrl}/v1/me`))).toHaveProperty('cert')
    showRuledCertificate(under('~/nothing.pem'), log, folder)
    showRuledCertificate(noPolicy, log, folder)
    expect(identityFor(new URL(`${serverUrl}/v1/me`))).toEqual({})
    expect(lines).toEqual(['client certificate', ['client certificate not read', { why: 'ENOENT' }]])
  },
)
