// The legend of the invariants tells all of them.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { invariants } from './invariants.ts'

it('each invariant stands in the legend of the architecture', () => {
  const architecture = readFileSync(new URL('../../../docs/architecture.md', import.meta.url), 'utf8')
  const rows = architecture.split('\n').filter((line) => line.trimStart().startsWith('| '))
  const names = rows.flatMap((row) => (row.split('|')[1] ?? '').split(';')).map((name) => name.trim())
  expect(invariants.filter((name) => !names.includes(name))).toEqual([])
})
