// Folders that follow the name rules of other systems, with the real program: a drive that takes two cases for one name, one
// that lists names decomposed. Each file is sent once, under the name that is listed, and its newer version replaces it.
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'
import type { OutboxProcess } from './outbox-process.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { until } from '#test/rigs/until.ts'

const composed = 'caf\u00e9.txt'
const decomposed = 'cafe\u0301.txt'

/** The words of a run on this folder, and more. */
function wordsFor(company: Company, folder: string, ...more: readonly string[]): readonly string[] {
  return [...company.watch().map((word) => (word === company.folder ? folder : word)), ...more]
}

/** All files Dropbox holds, whose names it compares without case, with their contents. */
async function held({ dropbox }: Company): Promise<Record<string, string>> {
  const root = join(dropbox.filesDir, 'Outbox')
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = files.map(async (file) => [file.slice(root.length + 1).toLowerCase(), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(contents))
}

/** Settles when Dropbox holds exactly these files, by names without case. */
async function holds(company: Company, wanted: Readonly<Record<string, string>>): Promise<void> {
  const text = JSON.stringify(wanted)
  await until(`Dropbox holds ${text}`, async () => JSON.stringify(await held(company)) === text)
}

/** Settles when the file is done under this name. */
async function isDone(outbox: OutboxProcess, path: string): Promise<void> {
  await outbox.until((event) => event.event === 'upload' && event.path === path && event.state === 'done')
}

const blocked = ({ events }: OutboxProcess): readonly unknown[] => events.filter(({ state }) => state === 'blocked')

describe.runIf(canMount('file rules of other systems'))('on a drive that ignores case', () => {
  test.concurrent('a file and a folder renamed in capitals only go on under their new names', async ({ expect }) => {
    await using company = await aCompany()
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    await mkdir(join(folder, 'Sub'))
    await writeFile(join(folder, 'Report.txt'), 'one')
    await writeFile(join(folder, 'Sub', 'Plan.pdf'), 'plan')
    const outbox = company.start(wordsFor(company, folder))
    await isDone(outbox, 'Report.txt')
    await isDone(outbox, 'Sub/Plan.pdf')

    await rename(join(folder, 'Report.txt'), join(folder, 'report.txt'))
    await rename(join(folder, 'Sub'), join(folder, 'sub'))
    await isDone(outbox, 'report.txt')
    await isDone(outbox, 'sub/Plan.pdf')
    // The same bytes at the same name: nothing is sent again, and there is no second file.
    expect([company.posts(), await held(company)]).toEqual([2, { 'report.txt': 'one', 'sub/plan.pdf': 'plan' }])

    await writeFile(join(folder, 'report.txt'), 'two')
    await writeFile(join(folder, 'sub', 'Plan.pdf'), 'plan two')
    await holds(company, { 'report.txt': 'two', 'sub/plan.pdf': 'plan two' })
    expect(blocked(outbox)).toEqual([])
  })

  test.concurrent('a program that saves by temporary file and another spelling replaces the file', async ({
    expect,
  }) => {
    await using company = await aCompany()
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    await writeFile(join(folder, 'Report.txt'), 'one')
    const outbox = company.start(wordsFor(company, folder))
    await isDone(outbox, 'Report.txt')
    await writeFile(join(folder, '~report.tmp'), 'two')
    await rename(join(folder, '~report.tmp'), join(folder, 'REPORT.TXT'))
    await holds(company, { 'report.txt': 'two' })
    expect(blocked(outbox)).toEqual([])
  })

  test.concurrent('a file renamed in capitals only while Outbox was not running is not blocked by its old name', async ({
    expect,
  }) => {
    await using company = await aCompany()
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    await mkdir(join(folder, 'Sub'))
    await writeFile(join(folder, 'Sub', 'Plan.pdf'), 'plan')
    await company.run(wordsFor(company, folder, '--once'))
    await rename(join(folder, 'Sub'), join(folder, 'SUB'))
    await rename(join(folder, 'SUB', 'Plan.pdf'), join(folder, 'SUB', 'PLAN.pdf'))
    await writeFile(join(folder, 'SUB', 'PLAN.pdf'), 'plan two')
    const second = await company.run(wordsFor(company, folder, '--once'))
    // Nothing tells on such a drive that it is the same file, so both versions are kept. The name that is gone stays sent.
    expect([second.code, summaryOf(second)]).toEqual([0, { done: 2, blocked: 0, excluded: 0, waiting: 0 }])
    const copies = Object.entries(await held(company)).toSorted(([one], [other]) => one.length - other.length)
    expect(copies.map(([, text]) => text)).toEqual(['plan', 'plan two'])
  })
})

describe.runIf(canMount('file rules of macOS'))('on a drive of macOS', () => {
  for (const rules of ['hfs', 'apfs'] as const) {
    test.concurrent(`a name with an accent is one file, in whatever form it is saved (${rules})`, async ({
      expect,
    }) => {
      await using company = await aCompany()
      await using mounted = await mountFolder(rules)
      const { folder } = mounted
      const outbox = company.start(wordsFor(company, folder))
      await outbox.until(({ event }) => event === 'ready')
      for (const [content, name] of Object.entries({ one: composed, two: composed, three: decomposed })) {
        await writeFile(join(folder, name), content)
        await holds(company, { [composed]: content })
      }
      const [listed = ''] = await readdir(folder)
      expect(listed).toBe(rules === 'hfs' ? decomposed : composed)
      expect([Object.keys(lastStates(outbox.events)), blocked(outbox)]).toEqual([[listed], []])
    })
  }
})
