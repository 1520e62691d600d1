import { X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { trustSystemAuthorities } from '#server/system-authorities.ts'

test('what the computer trusts is trusted beside what Node brings', () => {
  const known = (kind: 'system' | 'default'): string[] =>
    tls.getCACertificates(kind).map((text) => new X509Certificate(text).fingerprint256)
  const both = new Set([...known('default'), ...known('system')])
  trustSystemAuthorities()
  expect(new Set(known('default'))).toEqual(both)
})
