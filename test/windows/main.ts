// `npm run test:windows`: the tests on Windows' own Node, which runs under wine in a small Debian of its own.
//
//   npm run test:windows                          all of them
//   npm run test:windows -- test/adapters/folder  some files, or other words of vitest
//   OUTBOX_TESTS=long npm run test:windows        what is left to the long run, too
//   npm run test:windows -- --node WORDS          Windows' Node itself, in the project's folder
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFor, type Cache } from './cache.ts'
import { enter, outInside } from './enter.ts'
import { notRun, wanted } from './choice/files.ts'
import { judge, type Verdict } from './judge.ts'
import { thisComputer, whyNot } from './possible.ts'
import { programsFor } from '#test/rigs/bundles/built-program.ts'
import { isLong } from '#test/rigs/amount.ts'
import { broken, sentenceOf, type Count } from '#test/run/count.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** All tests together; a run that takes longer hangs. */
const mostMs = 25 * 60_000

/** A process a file would cost half a second each, and half of the tests wait for other processes. */
const lean = ['--no-isolate', '--maxWorkers=3']

/** What the tests start again and again: hundreds of files each, which wine opens slowly. Their bundler does not run there. */
const programs = ['src/cli/main.ts', 'src/emulator/main.ts', 'src/server/main.ts', 'test/rigs/ledger/ledger-writer.ts']

/** The numbers, and what failed with what it said. */
type Outcome = Count & Pick<Verdict, 'failures'>

const skipped: Outcome = { passed: 0, failed: 0, skipped: 1, failures: [] }

/** Makes what is missing, one run at a time. False when that failed; why was printed. */
function prepare(cache: Cache): boolean {
  mkdirSync(cache.folder, { recursive: true })
  const maker = fileURLToPath(new URL('make-root.ts', import.meta.url))
  return spawnSync('flock', [join(cache.folder, 'lock'), process.execPath, maker], { stdio: 'inherit' }).status === 0
}

async function runTests(cache: Cache, words: readonly string[]): Promise<Outcome> {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${outInside}/report.json`]
  const excluded = notRun(checkout, isLong).flatMap((file) => ['--exclude', file])
  const files = words.length > 0 ? words : [...wanted, ...excluded]
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...lean, ...report, ...files]
  const told = {
    OUTBOX_PROGRAMS: programsFor(join(cache.packages, 'node_modules'), programs),
    // Files that are named are run whole.
    OUTBOX_TESTS: isLong || words.length > 0 ? 'long' : '',
  }
  const ended = await enter(cache, checkout, vitest, mostMs, told)
  try {
    const file = join(ended.out, 'report.json')
    if (!existsSync(file)) return { ...broken, failures: [] }
    const { count, mistakes, failures } = judge(
      JSON.parse(readFileSync(file, 'utf8')),
      ended.status === 0,
      !words.includes('-t'),
    )
    for (const mistake of mistakes) console.log(mistake)
    return { ...count, failures }
  } finally {
    ended.remove()
  }
}

async function main(words: readonly string[]): Promise<Outcome> {
  const because = whyNot(thisComputer)
  if (because !== null) {
    console.log(`skipped: the tests on Windows' Node, because ${because}`)
    return skipped
  }
  const cache = cacheFor(checkout, process.env)
  if (!prepare(cache)) {
    console.log("skipped: the tests on Windows' Node, because what they need could not be made")
    return skipped
  }
  if (words[0] !== '--node') return runTests(cache, words)
  const ended = await enter(cache, checkout, words.slice(1), mostMs)
  ended.remove()
  process.exit(ended.status)
}

// For `npm test`: the file the numbers are written to.
const [option, numbers, ...others] = process.argv.slice(2)
const isPart = option === '--numbers' && numbers !== undefined
const count = await main(isPart ? others : process.argv.slice(2))
if (isPart) writeFileSync(numbers, JSON.stringify(count))
else console.log(`\n${sentenceOf(count)}`)
process.exitCode = count.failed === 0 ? 0 : 1
