import { expect, test } from 'vitest'
import type { Observed } from '#shared/upload.ts'
import { leftBehindMs, UnfinishedBeside } from '#uploader/sources/unfinished-beside.ts'

const nowMs = 1_000_000_000

function changed(agoMs: number): Observed {
  const atMs = nowMs - agoMs
  return { kind: 'file', stat: { sizeBytes: 1, mtimeMs: atMs, ctimeMs: atMs, fileId: '1:1' } }
}

/** Whether `report.pdf` waits while these stand beside it. */
function isUnfinished(known: UnfinishedBeside, there: Readonly<Record<string, Observed>>): Promise<boolean> {
  return known.isUnfinished('report.pdf', { observe: async (path) => there[path] ?? null, nowMs: () => nowMs })
}

test('a file waits while an unfinished form of it stands beside it and goes on', async () => {
  const known = new UnfinishedBeside()
  const there = { 'report.pdf.part': changed(1_000), '.report.pdf.aB3dEf': changed(1_000) }
  expect(await isUnfinished(known, there)).toBe(false)
  known.heard('report.pdf.part', true)
  known.heard('other/report.pdf.part', true)
  expect(await isUnfinished(known, there)).toBe(true)
  known.heard('.report.pdf.aB3dEf', true)
  known.heard('report.pdf.part', false)
  expect(await isUnfinished(known, there)).toBe(true)
  known.heard('.report.pdf.aB3dEf', false)
  expect(await isUnfinished(known, there)).toBe(false)
})

test('one that was left behind, is gone, or cannot be looked at, keeps nobody waiting', async () => {
  const known = new UnfinishedBeside()
  known.heard('report.pdf.crdownload', true)
  const beside = (observed: Observed) => isUnfinished(known, { 'report.pdf.crdownload': observed })
  expect(await beside(changed(leftBehindMs - 1))).toBe(true)
  expect(await beside(changed(leftBehindMs))).toBe(false)
  expect(await beside({ kind: 'absent' })).toBe(false)
  expect(await isUnfinished(known, {})).toBe(false)
})
