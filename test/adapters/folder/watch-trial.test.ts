// Whether a watch hears. Real watches: watcher.test.ts; such as never tell anything: refused-watches.test.ts.
import { lstatSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { WatchTrial } from '#adapters/folder/watch-trial.ts'
import { until } from '#test/rigs/until.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

/** Short, but long enough for a busy computer to make the event of the trial. */
const shortMs = 1_000

type Tried = { readonly trial: WatchTrial; readonly changes: () => number; readonly folder: string }

function aTrial(timeoutMs: number, hasFolder = true): Tried {
  const folder = temporaryFolder()
  if (hasFolder) mkdirSync(join(folder, 'sub'))
  let changes = 0
  const trial = new WatchTrial({ folder: systemPath(folder), timeoutMs, onChange: () => (changes += 1) })
  return { trial, changes: () => changes, folder }
}

test('a watch that tells nothing is not heard, and that is told once', async () => {
  const { trial, changes } = aTrial(shortMs)
  expect(trial.proof()).toBe('not_tried')
  const startMs = performance.now()
  await trial.run()
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(2 * shortMs - 1)
  expect([trial.proof(), changes()]).toEqual(['not_heard', 1])
  await trial.run()
  expect([trial.proof(), changes()]).toEqual(['not_heard', 1])
})

test('any event is a proof, and one that comes later is told', async () => {
  const { trial, changes } = aTrial(shortMs)
  await trial.run()
  expect(trial.hears(inside('sub'), 'file')).toBe(false)
  expect([trial.proof(), changes()]).toEqual(['heard', 2])
})

test('an event ends the trial at once, and tells nobody', async () => {
  const { trial, changes } = aTrial(60_000)
  const running = trial.run()
  expect(trial.hears(inside(''), 'file')).toBe(false)
  await running
  expect([trial.proof(), changes()]).toEqual(['heard', 0])
})

test.skipIf(process.platform !== 'linux')('only the one event of the trial itself is no news', async () => {
  const { trial, folder } = aTrial(60_000)
  const name = basename(folder)
  const running = trial.run()
  expect(trial.hears(inside('sub'), name)).toBe(false)
  expect(trial.hears(inside(''), name)).toBe(true)
  expect(trial.hears(inside(''), name)).toBe(false)
  await running
  expect(trial.hears(inside(''), name)).toBe(false)
})

test('nothing that a person sees is changed', async () => {
  const { trial, folder } = aTrial(shortMs)
  writeFileSync(join(folder, 'file'), 'x')
  for (const path of [folder, join(folder, 'sub')]) utimesSync(path, 1_600_000_000.25, 1_700_000_000.75)
  const seen = () =>
    [folder, join(folder, 'sub'), join(folder, 'file')]
      .map((path) => lstatSync(path))
      .map(({ mtimeMs, mode }) => [mtimeMs, mode])
  const before = seen()
  await trial.run()
  expect(seen()).toEqual(before)
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'sub'])
})

test('where it cannot be tried nothing is known, until a scan finds what was not told by the next one', async () => {
  const trial = new WatchTrial({ folder: systemPath(temporaryFolder(), 'missing'), onChange: () => undefined })
  await trial.run()
  expect(trial.proof()).toBe('not_possible')
  for (const isAnythingNew of [false, false, true]) {
    trial.scanned(isAnythingNew)
    expect(trial.proof()).toBe('not_possible')
  }
  trial.scanned(false)
  expect(trial.proof()).toBe('not_heard')
  trial.hears(inside(''), 'file')
  for (const isAnythingNew of [true, true, true]) trial.scanned(isAnythingNew)
  expect(trial.proof()).toBe('heard')
})

test('an event between the two scans is a proof', async () => {
  const trial = new WatchTrial({ folder: systemPath(temporaryFolder(), 'missing'), onChange: () => undefined })
  await trial.run()
  trial.scanned(true)
  trial.hears(inside(''), 'file')
  trial.scanned(true)
  expect(trial.proof()).toBe('heard')
})

test('a trial that is abandoned ends at once and says nothing', async () => {
  const { trial, changes } = aTrial(60_000)
  const running = trial.run()
  trial.abandon()
  await running
  expect([trial.proof(), changes()]).toEqual(['not_tried', 0])
})

test.skipIf(process.platform === 'linux')(
  'without a folder in it nothing can be tried where only the inside is told',
  async () => {
    const { trial } = aTrial(60_000, false)
    await trial.run()
    await until('the answer', () => trial.proof() === 'not_possible')
  },
)
