// What failed is told by file, name and message, from the reports of both tools.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failuresOfSpecs, failuresOfUnits, failuresText } from './failures.ts'
import { root } from './tool.ts'
import { failuresOfWindows } from './windows.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

it('tells the tests of vitest that failed, and a file that did not load', () => {
  const assertionResults = [
    { ancestorTitles: ['suite'], title: 'fails', status: 'failed', failureMessages: ['expected 1', 'and 2'] },
    { ancestorTitles: [], title: 'passes', status: 'passed', failureMessages: [] },
  ]
  const testResults = [
    { name: join(root, 'test', 'a.test.ts'), status: 'failed', message: '', assertionResults },
    { name: join(root, 'test', 'b.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
    { name: join(root, 'test', 'c.test.ts'), status: 'passed', message: '', assertionResults: [] },
  ]
  expect(failuresOfUnits(report({ testResults }))).toEqual([
    { test: 'test/a.test.ts > suite > fails', message: 'expected 1\nand 2' },
    { test: 'test/b.test.ts', message: 'no such module' },
  ])
})

it('tells the specs that failed, those in groups and those that passed at a second try', () => {
  const spec = (title: string, ok: boolean, ...errors: string[]) => ({
    title,
    ok,
    tests: [{ results: [{ errors: errors.map((message) => ({ message })) }, { errors: [] }] }],
  })
  const group = { title: 'group', specs: [spec('fails', false, 'no button')] }
  const suites = [{ title: 'a.spec.ts', specs: [spec('is well', true), spec('wavers', true, 'late')], suites: [group] }]
  expect(failuresOfSpecs(report({ suites, errors: [{ message: 'no browser' }] }))).toEqual([
    { test: 'a.spec.ts > wavers', message: 'late' },
    { test: 'a.spec.ts > group > fails', message: 'no button' },
    { test: 'the specs of the app', message: 'no browser' },
  ])
})

it("tells what failed on Windows' Node as such", () => {
  const failures = [{ test: 'test/a.test.ts > fails', message: 'EBUSY' }]
  expect(failuresOfWindows(report({ failures }))).toEqual([
    { test: "on Windows' Node: test/a.test.ts > fails", message: 'EBUSY' },
  ])
})

it('knows nothing where there is no report', () => {
  const none = join(folder, 'none')
  expect([...failuresOfUnits(none), ...failuresOfSpecs(none), ...failuresOfWindows(none)]).toEqual([])
  expect(failuresText([])).toBe('')
})

it('tells the first lines of a message, without its colours', () => {
  const message = ['\u001b[31mexpected 1\u001b[39m', '', ...Array.from({ length: 40 }, (_, at) => `line ${at}`)].join(
    '\n',
  )
  const lines = failuresText([{ test: 'test/a.test.ts > fails', message }]).split('\n')
  expect(lines.slice(0, 4)).toEqual(['What failed:', '  test/a.test.ts > fails', '      expected 1', '      line 0'])
  expect(lines).toHaveLength(14)
})
