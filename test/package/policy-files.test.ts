// What administrators get is made from the schema, is fresh, and says everything in each language.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describePolicy } from '#resources/policy/descriptions.ts'
import { policyFiles } from '#resources/policy/policy-files.ts'
import { preferencesDocument } from '#adapters/policy/managed-preferences.ts'
import { mergePolicies, type Policy } from '#shared/policy/policy.ts'

const root = join(import.meta.dirname, '../..')
const files = policyFiles()
const fileNamed = (end: string): string => [...files].find(([path]) => path.endsWith(end))?.[1] ?? ''
const policyOf = (document: unknown): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document }])

describe('the files for administrators', () => {
  it.each([...files])('are fresh: %s (else run `npm run policy`)', (path, content) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(content)
  })

  it('have a policy and a proposal for each key', () => {
    const names = [...fileNamed('.admx').matchAll(/<policy name="(\w+)"/g)].map(([, name]) => name)
    const expected = describePolicy().map(({ name }) => name)
    expect(names).toEqual([...expected, ...expected.map((name) => `${name}_Default`)])
  })

  it.each(['en-US', 'de-DE'])('have each text and presentation once in %s', (language) => {
    const adml = fileNamed(`${language}/outbox.adml`)
    const has = (kind: string): readonly string[] =>
      [...adml.matchAll(new RegExp(`<${kind} id="(\\w+)"`, 'g'))].map(([, id]) => id ?? '')
    for (const kind of ['string', 'presentation']) {
      const wanted = new Set(
        [...fileNamed('.admx').matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id]) => id),
      )
      expect(new Set(has(kind))).toEqual(wanted)
      expect(has(kind)).toHaveLength(wanted.size)
    }
  })

  it('hold a sample that can be used and says little', () => {
    const { defaults, enforced, faults } = policyOf(JSON.parse(fileNamed('/policy.json')))
    expect(faults).toEqual([])
    expect(Object.keys(enforced).length + Object.keys(defaults).length).toBeLessThan(6)
  })

  it('are XML, and the profile says what the sample says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'))
    try {
      for (const [path, content] of files) {
        if (!/\.(admx|adml|mobileconfig)$/.test(path)) continue
        const file = join(folder, path.replaceAll('/', '-'))
        writeFileSync(file, content)
        execFileSync('python3', ['-c', 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])', file])
      }
      const profile = join(folder, 'resources-policy-files-outbox.mobileconfig')
      const read =
        'import sys, json, plistlib; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"][0]))'
      const payload: unknown = JSON.parse(execFileSync('python3', ['-c', read, profile], { encoding: 'utf8' }))
      expect(policyOf(preferencesDocument(payload))).toEqual(policyOf(JSON.parse(fileNamed('/policy.json'))))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
