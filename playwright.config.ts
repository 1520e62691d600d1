// How the specs of the desktop app are run: one window at a time on a real screen, where only one can have the focus, and three
// at a time on the stand-in, where most of a test is waiting. There the tests of one file run side by side, too: each has a
// world of its own, and no long file is alone at the end.
import { defineConfig } from '@playwright/test'
import { electronBinary } from './test/end-to-end/app/rig/launch.ts'
import { isLong } from './test/rigs/amount.ts'
import { compileCache } from './test/run/compile-cache.ts'
import { noAuthorities } from './test/run/authorities/no-authorities.ts'

// The app is started more than a hundred times: a fifth of all the work of the specs was to read the same sources again.
process.env['NODE_COMPILE_CACHE'] ??= compileCache
Object.assign(process.env, noAuthorities)

// A file to put the results in, for programs that read them.
const json = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE']

export default defineConfig({
  testDir: 'test/end-to-end/app',
  testMatch: '**/*.spec.ts',
  // What is proved elsewhere in the usual run, too: each such test says where.
  ...(isLong ? {} : { grepInvert: /@long/ }),
  ...(electronBinary().isReal ? {} : { globalSetup: './test/end-to-end/app/rig/before-all.ts' }),
  workers: electronBinary().isReal ? 1 : 3,
  fullyParallel: !electronBinary().isReal,
  // A machine that does other work beside shows things later, and what never comes is told soon enough. Where a test is about how quick
  // something is, it says so itself.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results/traces',
  reporter: json === undefined ? [['list']] : [['list'], ['json', { outputFile: json }]],
})
