// docs/threat-model.md says of each promise which test looks at it. It is held to that here: the tests it names are there.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const readIfThere = (path: string): string | null => (existsSync(`${root}${path}`) ? read(path) : null)

type Row = { readonly id: string; readonly lookedAtBy: string }

/** The lines of all tables, in their order. */
function rowsOf(document: string): readonly Row[] {
  const lines = [...document.matchAll(/^\| ([DSBC]\d+) +\|[^|]+\|([^|]+)\|$/gm)]
  return lines.map(([, id = '', lookedAtBy = '']) => ({ id, lookedAtBy: lookedAtBy.trim() }))
}

/** What is wrong with a row; nothing where each test it names is there, or where it says why none looks. */
function faultsOf({ id, lookedAtBy }: Row, textOf: (path: string) => string | null): readonly string[] {
  if (/^not checked, because .{20,}/.test(lookedAtBy)) return []
  const named = [...lookedAtBy.matchAll(/`(test\/[\w./-]+)`: “([^”]+)”/g)]
  if (named.length === 0) return [`${id} names no test and does not say why`]
  return named.flatMap(([, path = '', name = '']) => {
    const text = textOf(path)
    if (text === null) return [`${id}: there is no ${path}`]
    return isNamedIn(text, name) ? [] : [`${id}: ${path} has no test “${name}”`]
  })
}

/** A test's name as it stands in a source, in any of its quotation marks. */
function isNamedIn(text: string, name: string): boolean {
  return [`'${name}'`, `'${name.replaceAll("'", String.raw`\'`)}'`, `"${name}"`, `\`${name}\``].some((quoted) =>
    text.includes(quoted),
  )
}

const rows = rowsOf(read('docs/threat-model.md'))

describe('the threat model', () => {
  it('has a row for each id, in order', () => {
    const wanted = [...numbered('D', 26), ...numbered('S', 23), ...numbered('B', 5), ...numbered('C', 8)]
    expect(rows.map(({ id }) => id)).toEqual(wanted)
  })

  it('names tests that are there, or says why there is none', () => {
    expect(rows.flatMap((row) => faultsOf(row, readIfThere))).toEqual([])
  })

  it('is where SECURITY.md says', () => expect(read('SECURITY.md')).toContain('(docs/threat-model.md)'))
})

describe('these checks find', () => {
  const texts: Readonly<Record<string, string>> = { 'test/a.test.ts': `it('is safe', () => {})` }
  const textOf = (path: string): string | null => texts[path] ?? null

  it.each([
    ['a row that says nothing', 'yes', 'D1 names no test and does not say why'],
    ['an excuse without a reason', 'not checked', 'D1 names no test and does not say why'],
    ['a file that is not there', '`test/b.test.ts`: “is safe”', 'D1: there is no test/b.test.ts'],
    ['a test that is not there', '`test/a.test.ts`: “is sound”', 'D1: test/a.test.ts has no test “is sound”'],
    ['a part of a name', '`test/a.test.ts`: “is”', 'D1: test/a.test.ts has no test “is”'],
  ])('%s', (_what, lookedAtBy, fault) => expect(faultsOf({ id: 'D1', lookedAtBy }, textOf)).toEqual([fault]))

  it('nothing in what is right', () => {
    const lookedAtBy = ['`test/a.test.ts`: “is safe”', 'not checked, because nobody can look from here']
    expect(lookedAtBy.flatMap((words) => faultsOf({ id: 'D1', lookedAtBy: words }, textOf))).toEqual([])
  })
})

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
}
