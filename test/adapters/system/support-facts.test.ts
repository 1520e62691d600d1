import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNameCode, diskOf, lastLogLines, thisComputer } from '#adapters/system/support-facts.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('a code is the same for the same name, and another one in the next report', () => {
  const [one, other] = [createNameCode(), createNameCode()]
  expect(one('a.pdf')).toBe(one('a.pdf'))
  expect(one('a.pdf')).toMatch(/^[\da-f]{10}$/)
  expect(one('a.pdf')).not.toBe(one('b.pdf'))
  expect(one('a.pdf')).not.toBe(other('a.pdf'))
})

it('the disk of a folder is told, and none of a folder that is away', async () => {
  const disk = await diskOf(temporaryFolder())
  expect(disk?.totalBytes).toBeGreaterThan(disk?.freeBytes ?? 0)
  expect(await diskOf(join(temporaryFolder(), 'none'))).toBe(null)
  expect(thisComputer().system).toContain(`Node ${process.versions.node}`)
})

it('the last lines of both logs come in their order, whole ones only', async () => {
  const folder = join(temporaryFolder(), 'logs')
  expect(await lastLogLines(folder)).toEqual([])
  mkdirSync(folder)
  const line = 'x'.repeat(999)
  writeFileSync(join(folder, 'outbox.old.log'), `${`${line}\n`.repeat(100)}old\n`)
  writeFileSync(join(folder, 'outbox.log'), 'one\ntwo\n')
  const lines = await lastLogLines(folder)
  expect(lines.slice(-3)).toEqual(['old', 'one', 'two'])
  expect(lines.slice(0, -3).every((text) => text === line)).toBe(true)
  expect(lines.length).toBeLessThan(65)
})
