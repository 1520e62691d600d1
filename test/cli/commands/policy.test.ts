import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { runPolicy } from '#cli/commands/policy.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { makeFolder, removeFolderSoon } from '#test/rigs/made-folder.ts'

const ask = { kind: 'policy', check: null, settings: null, json: false } as const

function collected(): { readonly text: () => string; readonly out: Parameters<typeof runPolicy>[2] } {
  let text = ''
  return { text: () => text, out: { write: (more) => void (text += more), columns: () => null } }
}

// Windows has no owners of this kind: the trial's document would never be trusted.
test.skipIf(isWindows)('the report says where it looked, what holds, and who said so', async () => {
  const folder = makeFolder()
  try {
    const [trial, settings] = [join(folder, 'policy.json'), join(folder, 'settings.json')]
    await writeFile(trial, JSON.stringify({ version: 1, enforced: { uploadLimit: '500', colour: 'red' } }))
    await writeFile(settings, JSON.stringify({ historyDays: 30 }))
    const words = collected()
    expect(await runPolicy({ ...ask, settings }, trial, words.out, english)).toBe(2)
    expect(words.text()).toContain(`${trial}: read\n`)
    expect(words.text()).toMatch(/^uploadLimit +500\n +Your organization: .*policy\.json\n/m)
    expect(words.text()).toMatch(/^historyDays +30\n +You\n/m)
    expect(words.text()).toContain('! ')
    expect(words.text()).toContain('has "colour", which this version of Outbox does not know.')
    const json = collected()
    await runPolicy({ ...ask, json: true }, trial, json.out, english)
    const lines = json
      .text()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toContainEqual({
      event: 'key',
      key: 'uploadLimit',
      title: 'Upload limit',
      value: '500',
      origin: 'machine',
      place: trial,
      isLocked: true,
    })
    expect(lines.at(-1)).toEqual({ event: 'summary', faults: 1 })
  } finally {
    await removeFolderSoon(folder)
  }
})

test('a document is checked before it is rolled out', async () => {
  const folder = makeFolder()
  try {
    const check = join(folder, 'draft.json')
    await writeFile(check, JSON.stringify({ version: 1, enforced: { serverUrl: 'http://outbox.example.com' } }))
    const bad = collected()
    expect(await runPolicy({ ...ask, check }, null, bad.out, english)).toBe(2)
    expect(bad.text()).toContain('gives "serverUrl" a value that cannot be used.')
    await writeFile(check, JSON.stringify({ version: 1, enforced: { serverUrl: 'https://outbox.example.com' } }))
    const good = collected()
    expect(await runPolicy({ ...ask, check }, null, good.out, english)).toBe(0)
    expect(good.text()).toBe('Nothing is wrong with this policy.\n')
    await writeFile(check, '{')
    const none = collected()
    expect(await runPolicy({ ...ask, check, json: true }, null, none.out, english)).toBe(2)
    expect(none.text()).toContain('is no JSON')
  } finally {
    await removeFolderSoon(folder)
  }
})

test('a document that is not there is not said to keep files from being sent', async () => {
  const words = collected()
  expect(await runPolicy({ ...ask, check: '/nowhere/draft.json' }, null, words.out, english)).toBe(1)
  expect(words.text()).toMatch(/draft\.json cannot be read \(ENOENT\), so it was not checked\.\n$/)
})
