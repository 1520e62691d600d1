// Whom TLS trusts afterwards, in a process of its own: it changes the whole process.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createAuthority, hasOpenssl } from '#test/rigs/network/certificates.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const script = `
  import tls from 'node:tls'
  import { X509Certificate } from 'node:crypto'
  import { trustAuthorities } from '#adapters/system/authorities.ts'
  const isTrusted = () => tls.getCACertificates('default').some((text) => new X509Certificate(text).subject === 'CN=acme')
  console.log(JSON.stringify(process.argv.slice(1).map((file) => {
    const { kind, more, because } = trustAuthorities(file === 'null' ? null : file)
    return [kind, more ?? because, isTrusted()]
  })))`

it.skipIf(!hasOpenssl())(
  'a file of more authorities is trusted until another one is named, and a bad one never',
  () => {
    const folder = temporaryFolder()
    const [good, empty, broken] = [join(folder, 'acme.pem'), join(folder, 'empty.pem'), join(folder, 'broken.pem')]
    createAuthority(folder, 'acme')
    writeFileSync(empty, 'nothing')
    writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    const files = ['null', good, empty, good, broken, good, join(folder, 'none.pem'), good, folder, 'null']
    const words = ['--input-type=module', '--eval', script, ...files]
    const seen: unknown = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
    const trusted = ['trusted', 1, true]
    expect(seen).toEqual([
      ['trusted', 0, false],
      trusted,
      ['unusable', { kind: 'no_certificate' }, false],
      trusted,
      ['unusable', { kind: 'bad_certificate' }, false],
      trusted,
      ['unusable', { kind: 'unreadable', why: 'ENOENT' }, false],
      trusted,
      ['unusable', { kind: 'no_certificates' }, false],
      ['trusted', 0, false],
    ])
  },
)
