// Runs before each test file on Windows: tests of the table `left-out.ts` are not run, or are expected to fail.
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach } from 'vitest'
import { isUsualUnderWine } from './choice/usual-under-wine.ts'
import { isOnlyLong } from './choice/only-long.ts'
import { entryFor } from './left-out.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isWine = process.env['OUTBOX_WINE'] === 'yes'

beforeEach((context) => {
  const { task } = context
  const file = relative(root, task.file.filepath).replaceAll('\\', '/')
  if (isUsualUnderWine && isOnlyLong(file, task.fullTestName)) context.skip('left to the long run')
  const entry = entryFor(file, task.fullTestName, isWine)
  if (entry === null) return
  if (entry.how === 'not_run') context.skip(`${entry.reason}: ${entry.why}`)
  // Vitest then counts a failure as passed, and reports a test that passes.
  Object.assign(task, { fails: true })
})
