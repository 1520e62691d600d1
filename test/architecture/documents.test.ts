// What the documents say of files: each file they name is there, and each case of docs/platforms.md has its line.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]

/** Files of the project that a document names from its root. */
function namedFiles(text: string): readonly string[] {
  const named = [...text.matchAll(/`((?:test|src|renderer|resources|docs|\.github)\/[\w./-]+)`/g)]
  return named.map(([, path = '']) => path)
}

/** Lines of the table of cases, by the name of the case. */
function cases(text: string): ReadonlyMap<string, string> {
  const lines = [...text.matchAll(/^\| ([WU]\d+) +\|(.*)\|$/gm)]
  return new Map(lines.map(([, name = '', rest = '']) => [name, rest]))
}

describe('the documents', () => {
  it.each(documents)('%s names no file that is not there', (document) => {
    expect(namedFiles(read(document)).filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })

  it('platforms.md says of each case what guards it, or why nothing can', () => {
    const wanted = [...numbered('W', 25), ...numbered('U', 10)]
    const table = cases(read('docs/platforms.md'))
    expect([...table.keys()]).toEqual(wanted)
    const guarded = [...table].filter(([, line]) => namedFiles(line).length > 0 || /\|\s*(none|open)\b/.test(line))
    expect(guarded.map(([name]) => name)).toEqual(wanted)
  })

  it('platforms.md has a line for each question of the probe', () => {
    const probes = ['file-facts', 'folder-facts', 'electron-facts'].map((name) => read(`test/probe/${name}.ts`))
    const asked = [...probes.join('\n').matchAll(/fact\(["']([^"']+)/g)].flatMap(([, about = '']) =>
      about.match(/\b[WU]\d+\b/g),
    )
    expect(asked.length).toBeGreaterThan(9)
    expect(asked.filter((name) => !cases(read('docs/platforms.md')).has(name ?? 'W1'))).toEqual([])
  })
})

describe('these checks find', () => {
  it('a file that is not there', () => {
    expect(namedFiles('see `test/nothing.ts`, `src/main/` and `test/a b`')).toEqual(['test/nothing.ts', 'src/main/'])
  })
})

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
}
