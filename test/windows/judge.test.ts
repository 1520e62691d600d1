// The numbers of a run under wine: nothing that went wrong may look like success.
import { expect, it } from 'vitest'
import { judge } from './judge.ts'
import { entryFor, type LeftOut } from './left-out.ts'

const table: readonly LeftOut[] = [
  { file: 'test/a.test.ts', names: ['suite > fails'], reason: 'wine', why: 'Wine cannot.', how: 'fails' },
  { file: 'test/a.test.ts', names: ['waits'], reason: 'windows', why: 'Windows does not.', how: 'not_run' },
  { file: 'test/other.test.ts', names: ['gone'], reason: 'wine', why: 'Wine cannot.', how: 'fails' },
]

function report(statuses: Readonly<Record<string, string>>, success = true): object {
  const assertionResults = Object.entries(statuses).map(([name, status]) => {
    const [title, ...above] = name.split(' > ').toReversed()
    return { ancestorTitles: above.toReversed(), title, status }
  })
  return {
    success,
    numFailedTestSuites: 0,
    testResults: [{ name: 'Z:\\work\\in\\test\\a.test.ts', status: 'passed', assertionResults }],
  }
}

it('an expected failure and a test that was not run are skipped', () => {
  const run = report({ good: 'passed', 'suite > fails': 'passed', waits: 'skipped' })
  expect(judge(run, true, true, table)).toEqual({
    count: { passed: 1, failed: 0, skipped: 2 },
    mistakes: [],
    failures: [],
  })
})

it('a marked test that passes is a mistake of the table', () => {
  const run = report({ 'suite > fails': 'failed', waits: 'skipped' }, false)
  expect(judge(run, false, true, table)).toEqual({
    count: { passed: 0, failed: 1, skipped: 1 },
    mistakes: ['left-out.ts expects a failure, and the test passes: test/a.test.ts > suite > fails'],
    failures: [{ test: 'test/a.test.ts > suite > fails', message: '' }],
  })
})

it('a name that is not there any more is one, too, but not where some tests only were asked for', () => {
  const run = report({ 'suite > fails': 'passed' })
  expect(judge(run, true, true, table)).toEqual({
    count: { passed: 0, failed: 1, skipped: 1 },
    mistakes: ['left-out.ts names a test that is not there: test/a.test.ts > waits'],
    failures: [{ test: 'left-out.ts', message: 'left-out.ts names a test that is not there: test/a.test.ts > waits' }],
  })
  expect(judge(run, true, false, table).count.failed).toBe(0)
})

it('tests that are left to the long run are there, too', () => {
  const run = report({ good: 'passed', long: 'skipped' })
  const why = 'The same again.'
  const long = { file: 'test/a.test.ts', tests: /^long$/, why }
  expect(judge(run, true, true, [], [long, { file: 'test/b.test.ts', tests: /./, why }])).toMatchObject({
    count: { passed: 1, failed: 0, skipped: 1 },
    mistakes: [],
  })
  expect(judge(run, true, true, [], [{ ...long, tests: /^gone$/ }])).toMatchObject({
    count: { failed: 1 },
    mistakes: ['only-long.ts names tests that are not there: test/a.test.ts > /^gone$/'],
    failures: [{ test: 'only-long.ts' }],
  })
})

it('a run that failed without a failed test failed', () => {
  expect(judge(report({ good: 'passed' }, false), false, false, table).count).toMatchObject({ passed: 1, failed: 1 })
  expect(judge(report({ good: 'passed' }), false, false, table).count).toMatchObject({ passed: 1, failed: 1 })
  expect(() => judge({}, true, true, table)).toThrow()
})

it('what only wine fails must hold on Windows', () => {
  expect(entryFor('test/a.test.ts', 'suite > fails', true, table)?.how).toBe('fails')
  expect(entryFor('test/a.test.ts', 'suite > fails', false, table)).toBeNull()
  expect(entryFor('test/a.test.ts', 'waits', false, table)?.how).toBe('not_run')
  expect(entryFor('test/b.test.ts', 'waits', true, table)).toBeNull()
})
