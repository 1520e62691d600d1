// Names people and programs really make, and names nobody should make: each file is done, or shown with a reason.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { aCompany } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'

const names: readonly (string | Buffer)[] = [
  ' leading space',
  'trailing space ',
  'trailing dot.',
  '...',
  '..hidden',
  '.dotfile',
  '-rf',
  '--help',
  'new\nline',
  'carriage\rreturn',
  'tab\tname',
  'bell\u0007',
  'escape\u001b[31mred',
  'csi\u009b31m',
  'delete\u007f',
  'back\\slash',
  'quote"double',
  "quote'single",
  'dollar$(reboot)',
  'back`tick`',
  'percent%2e%2e%2fescape',
  'query?question',
  'star*',
  'pipe|pipe',
  'less<greater>',
  'colon:name',
  'semi;colon',
  'hash#tag',
  'amp&ersand',
  'nul',
  'CON.txt',
  'aux.pdf',
  'id:abc',
  'ns:123',
  'rev:abc',
  'desktop.ini',
  'Thumbs.db',
  '~$open.docx',
  '.~lock.file#',
  'half.part',
  'é composed',
  'e\u0301 decomposed',
  'ÅNGSTRÖM',
  'ångström copy',
  'Case',
  'case',
  'straße',
  'İstanbul',
  'right\u202eto left.fdp',
  'zero\u200bwidth',
  'family 👨‍👩‍👧.jpg',
  '漢字かな交じり文',
  'عربي',
  'x'.repeat(255),
  `${'é'.repeat(127)}`,
  '\u{10FFFF}',
  '__proto__',
  'constructor',
  'a'.repeat(200) + '.' + 'b'.repeat(50),
  Buffer.from([0x63, 0x61, 0x66, 0xe9]), // Latin-1 for "café": no valid UTF-8
  Buffer.from([0xff, 0xfe]),
]

test.skipIf(process.platform !== 'linux')('each hostile name is done or shown with a reason', async ({ expect }) => {
  await using company = await aCompany()
  for (const name of names) {
    const path = Buffer.concat([Buffer.from(`${company.folder}/`), Buffer.from(name)])
    writeFileSync(path, Buffer.concat([Buffer.from('content of '), Buffer.from(name)]))
  }
  const deep = join(company.folder, ...Array.from({ length: 40 }, (_unused, level) => `level ${level}`))
  mkdirSync(deep, { recursive: true })
  writeFileSync(join(deep, 'deep.txt'), 'deep')

  const ended = await company.run(company.watchOnce())
  const states = lastStates(ended.events)
  const files = names.length + 1
  expect(Object.keys(states)).toHaveLength(files)
  for (const [path, state] of Object.entries(states)) {
    expect({ path, state }).toEqual({ path, state: expect.stringMatching(/^(done|excluded|blocked: name_\w+)$/) })
  }
  const count = (pattern: RegExp): number => Object.values(states).filter((state) => pattern.test(state)).length
  expect(summaryOf(ended)).toEqual({
    done: count(/^done/),
    blocked: count(/^blocked/),
    excluded: count(/^excluded/),
    waiting: 0,
  })
  expect(count(/^done/)).toBeGreaterThan(35)
  expect(new Set([states['Case'], states['case']])).toEqual(new Set(['blocked: name_collision', 'done']))
  expect(states['caf\udce9']).toBe('blocked: name_not_allowed')
  expect(states['--help']).toBe('done')
  expect(states['family 👨‍👩‍👧.jpg']).toBe('done')
  expect(ended.code).toBe(2)
  // What arrived is exactly what is done, and nothing of the folder was touched.
  expect(company.commits()).toHaveLength(count(/^done/))
  expect(readdirSync(company.folder, { encoding: 'buffer' })).toHaveLength(names.length + 1)
  expect(statSync(join(deep, 'deep.txt')).size).toBe(4)
})
