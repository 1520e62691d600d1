// The slowest files of a run, read from the reports of both tools.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { slowestOf, timesOfSpecs, timesOfUnits } from './slowest.ts'
import { root } from './tool.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const lasting = (...durations: number[]) => ({
  tests: [{ results: durations.map((duration) => ({ duration })) }],
})

it('reads the time of each file of vitest', () => {
  const file = report({ testResults: [{ name: join(root, 'test', 'a.test.ts'), startTime: 1000, endTime: 3500 }] })
  expect(timesOfUnits(file)).toEqual([{ file: 'test/a.test.ts', seconds: 2.5 }])
})

it('adds the specs of a file, also those in groups', () => {
  const group = { file: 'a.spec.ts', specs: [lasting(500, 250)] }
  const file = report({ suites: [{ file: 'a.spec.ts', specs: [lasting(1000)], suites: [group] }] })
  expect(timesOfSpecs(file)).toEqual([{ file: 'a.spec.ts', seconds: 1.75 }])
})

it('knows nothing where there is no report', () => {
  expect(timesOfUnits(join(folder, 'none'))).toEqual([])
  expect(timesOfSpecs(join(folder, 'none'))).toEqual([])
  expect(slowestOf([], 10)).toBe('')
})

it('tells the slowest, the longest first', () => {
  const times = [3, 105.4, 12].map((seconds) => ({ file: `${seconds}.test.ts`, seconds }))
  expect(slowestOf(times, 2)).toBe('The slowest files:\n  105 s  105.4.test.ts\n   12 s  12.test.ts')
})
