// Whom TLS trusts afterwards, in a process of its own: it changes the whole process.
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('adds the authorities of the system to those of Node, and says how many', () => {
  const script = `
    import tls from 'node:tls'
    import { trustSystemAuthorities } from '#main/network/certificate-authorities.ts'
    import { X509Certificate } from 'node:crypto'
    const known = (kind) => tls.getCACertificates(kind).map((text) => new X509Certificate(text).fingerprint256)
    const wanted = new Set([...known('default'), ...known('system')])
    const lines = []
    const write = (event, facts) => lines.push([event, facts.system === tls.getCACertificates('system').length])
    trustSystemAuthorities({ info: write, warning: write, alarm: write })
    const trusted = new Set(known('default'))
    console.log(JSON.stringify({ missing: [...wanted].filter((one) => !trusted.has(one)).length, lines }))`
  const words = ['--input-type=module', '--eval', script]
  const seen: unknown = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
  expect(seen).toEqual({ missing: 0, lines: [['authorities', true]] })
})
