import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergePolicies, type Policy } from '#shared/policy/policy.ts'
import { ruledCertificate } from '#shared/policy/named-certificate.ts'

const under = (enforced: object): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place: 'x', document: { version: 1, enforced } }])
const serverUrl = 'https://outbox.example.com/'

test('the certificate is for the policy’s server, with files below the person’s home folder', () => {
  const clientCertificateFile = '~/laptop.p12'
  expect(ruledCertificate(under({ serverUrl, clientCertificateFile }), '/home/kim')).toEqual({
    server: serverUrl,
    files: { certificate: join('/home/kim', 'laptop.p12'), key: null, passphrase: null },
  })
  const files = { clientCertificateFile: '/etc/a.pem', clientKeyFile: '/etc/a.key', clientPassphraseFile: '/etc/word' }
  expect(ruledCertificate(under({ serverUrl, ...files }), '/home/kim')?.files).toEqual({
    certificate: '/etc/a.pem',
    key: '/etc/a.key',
    passphrase: '/etc/word',
  })
})

test('without a server in the policy, or without a certificate, nobody is shown one', () => {
  expect(ruledCertificate(under({ clientCertificateFile: '/etc/a.pem' }), '/home/kim')).toBeNull()
  expect(ruledCertificate(under({ serverUrl, clientKeyFile: '/etc/a.key' }), '/home/kim')).toBeNull()
})
