import { describe, expect, it } from 'vitest'
import { codedPath, withoutNames, type Known } from '#uploader/support/hidden-names.ts'

const known: Known = {
  watched: ['/home/ada/Out box', '/home/ada'],
  data: '/home/ada/.config/Outbox/data',
  home: '/home/ada',
  user: 'ada',
  computer: 'lovelace-7',
}

describe('a text for IT', () => {
  it.each([
    ["The folder /home/ada/Out box can't be read.", "The folder <watched folder> can't be read."],
    ["ENOENT: open '/home/ada/Out box/Ada's secret plan.pdf'", "ENOENT: open '<watched folder>/…"],
    [
      JSON.stringify({ why: 'EACCES: /home/ada/Out box/a "b" c.pdf', at: 1 }),
      '{"why":"EACCES: <watched folder>/…","at":1}',
    ],
    ['/home/ada/.config/Outbox/data/ledger.db is locked', '<data folder>/ledger.db is locked'],
    ['lovelace-7 knows Ada, and adamant', '<computer> knows <user>, and adamant'],
    ['serverUrl: https://outbox.example.com/token/abc', 'serverUrl: https://outbox.example.com/…'],
  ])('%s', (text, hidden) => {
    expect(withoutNames(text, known)).toBe(hidden)
  })

  it('hides Windows paths, also as JSON writes them', () => {
    const windows: Known = {
      ...known,
      watched: [String.raw`C:\Users\Ada\Outbox`],
      data: null,
      home: String.raw`C:\Users\Ada`,
    }
    const path = String.raw`C:\Users\Ada\Outbox\plan.pdf`
    for (const text of [path, JSON.stringify({ path })]) expect(withoutNames(text, windows)).not.toMatch(/plan|Users/)
  })
})

it('a path is a code for each name, with its ending', () => {
  const codes = new Map([
    ['Clients', 'aaa'],
    ['plan.pdf', 'bbb'],
    ['no ending.Acme Ltd', 'ccc'],
  ])
  const codeOf = (name: string): string => codes.get(name) ?? ''
  expect(codedPath('Clients/plan.pdf', codeOf)).toBe('aaa/bbb.pdf')
  expect(codedPath('no ending.Acme Ltd', codeOf)).toBe('ccc')
})
