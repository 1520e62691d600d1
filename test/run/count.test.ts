// The numbers of a run: nothing that went wrong may look like success.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { countSpecs } from './specs.ts'
import { countUnits } from './units.ts'
import { countWindows } from './windows.ts'
import { sentenceOf } from './count.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const units = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numFailedTestSuites: 0, success: true }
const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 }

it.each<[string, object, boolean, number]>([
  ['all passed', units, true, 0],
  ['two failed', { ...units, numFailedTests: 2, success: false }, false, 2],
  ['a file did not load', { ...units, numFailedTestSuites: 1, success: false }, false, 1],
  ['an error outside all tests', units, false, 1],
])('units: %s', (_, content, ended, failed) => {
  expect(countUnits(report(content), ended)).toEqual({ passed: 5, failed, skipped: 1 })
})

it.each<[string, object, boolean, number]>([
  ['all passed', { stats, errors: [] }, true, 0],
  ['one failed', { stats: { ...stats, unexpected: 1 }, errors: [] }, false, 1],
  ['one passed at a second try', { stats: { ...stats, flaky: 1 }, errors: [] }, true, 1],
  ['a file did not load', { stats, errors: [{}] }, false, 1],
  ['it ended without a reason', { stats, errors: [] }, false, 1],
])('specs: %s', (_, content, ended, failed) => {
  expect(countSpecs(report(content), ended)).toEqual({ passed: 5, failed, skipped: 1 })
})

it('windows: the numbers as they are, and a failure where it ended without a reason', () => {
  const count = { passed: 5, failed: 0, skipped: 1 }
  expect(countWindows(report(count), true)).toEqual(count)
  expect(countWindows(report(count), false)).toEqual({ ...count, failed: 1 })
  expect(countWindows(report({ ...count, failed: 2 }), false).failed).toBe(2)
})

it('the last line is plain', () => {
  expect(sentenceOf({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed')
  expect(sentenceOf({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped')
})

it('no report is a failure', () => {
  expect(countWindows(join(folder, 'none'), true).failed).toBe(1)
  expect(countUnits(join(folder, 'none'), true).failed).toBe(1)
  expect(countSpecs(report('not json'), true).failed).toBe(1)
})
