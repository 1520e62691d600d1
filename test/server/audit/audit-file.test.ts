// The audit's file on a disk that fails for a while.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, rmdir, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AuditFile } from '#server/audit/audit-file.ts'
import { createTestClock } from '../company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function anAuditFile() {
  const folder = temporaryFolder()
  const clock = createTestClock()
  const complaints: string[] = []
  const path = join(folder, 'audit.jsonl')
  const lostLine = (count: number) => `lost ${count}\n`
  const file = new AuditFile({ path, clock, lostLine, onFailure: (text) => complaints.push(text) })
  onTestFinished(() => file.close())
  const lines = async () => (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  return { path, clock, complaints, file, lines }
}

test('lines are appended in their order, in a file only its owner reads', async () => {
  const { file, lines, path } = await anAuditFile()
  await writeFile(path, 'from an earlier run\n', { mode: 0o600 })
  await file.open()
  for (let number = 0; number < 1_000; number += 1) file.write(`line ${number}\n`)
  await file.close()
  expect(await lines()).toEqual([
    'from an earlier run',
    ...Array.from({ length: 1_000 }, (_, index) => `line ${index}`),
  ])
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a file that cannot be opened is tried again after pauses that grow, and the loss is counted', async () => {
  const { clock, complaints, file, lines, path } = await anAuditFile()
  await mkdir(path)
  await file.open()
  for (const steps of [500, 600, 1_000, 900]) {
    file.write('lost\n')
    await file.flush()
    clock.advance(steps) // tried at 0, at 1,100 and, two seconds later, not yet at 2,100
  }
  await rmdir(path)
  file.write('lost too, for the pause is not over\n')
  await file.flush()
  expect(existsSync(path)).toBe(false)
  clock.advance(1_000)
  file.write('kept\n')
  await file.flush()
  file.write('kept too\n')
  await file.close()
  expect(await lines()).toEqual(['lost 5', 'kept', 'kept too'])
  expect(complaints).toEqual([
    'the audit file cannot be written (EISDIR); records are lost until it can',
    'the audit file is written again; 5 records were lost',
  ])
})

test('a full disk loses records only while it is full', async () => {
  if (!existsSync('/dev/full')) return
  const { clock, file, lines, path } = await anAuditFile()
  await symlink('/dev/full', path)
  file.write('one\n')
  await file.flush()
  file.write('two\n')
  await file.flush()
  await rm(path)
  await writeFile(path, '{"a line that was torn by the full di')
  clock.advance(1_000)
  file.write('three\n')
  await file.close()
  expect(await lines()).toEqual(['{"a line that was torn by the full di', 'lost 2', 'three'])
})

test('what was lost is told at the end, if nothing else came', async () => {
  const { file, lines, path } = await anAuditFile()
  await mkdir(path)
  file.write('one\n')
  await file.flush()
  await rmdir(path)
  await file.close()
  expect(await lines()).toEqual(['lost 1'])
})

test('a disk that does not follow fills no memory: what is too much is counted', async () => {
  const { file, lines } = await anAuditFile()
  for (let number = 0; number < 25_000; number += 1) file.write('x\n')
  await file.close()
  const written = await lines()
  const [kept, lost] = [written.filter((line) => line === 'x'), written.filter((line) => line.startsWith('lost'))]
  expect([kept.length + Number(lost[0]?.slice(5)), lost.length]).toEqual([25_000, 1])
})

test('a file that is copied and truncated goes on from its beginning', async () => {
  const { file, lines, path } = await anAuditFile()
  file.write('old\n')
  await file.flush()
  await truncate(path, 0)
  file.write('new\n')
  await file.close()
  expect(await lines()).toEqual(['new'])
})
