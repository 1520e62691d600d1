// Which tests are run on Windows' Node: those of code that meets the system.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onlyLongFiles } from './only-long.ts'
import { pureOf } from './pure.ts'

/** Words for vitest: a file is run when its path contains one of them. */
export const wanted: readonly string[] = [
  'test/adapters/',
  'test/uploader/',
  'test/cli/',
  'test/main/',
  'test/server/',
  'test/windows/commands/',
]

/** Not worth their time here, in no run: decisions, protocols and SQLite's own work are the same on every system. Patterns of vitest. */
export const unwanted: readonly string[] = [
  'test/adapters/ledger/fuzz.test.ts',
  'test/adapters/ledger/integrity-check.test.ts',
  'test/adapters/ledger/power-cut.test.ts',
  // Thirty kills take long here; commands/watch.test.ts has one.
  'test/adapters/ledger/process-kill.test.ts',
  'test/adapters/ledger/schema/**',
  'test/adapters/transfer/faults/connection-resets.test.ts',
  'test/adapters/transfer/faults/swapped-answers.test.ts',
  // Answers of every shape. What carries them, sockets and HTTP, is in test/adapters/http, and the files that are sent in faults.
  'test/adapters/transfer/dropbox-transport.test.ts',
  'test/adapters/transfer/link-*.test.ts',
  'test/adapters/transfer/relay/broken-relays.test.ts',
  'test/adapters/transfer/relay/relay-transport.test.ts',
  'test/adapters/transfer/relay/tampered-pieces.test.ts',
  // Blocks in order and hashes; what becomes of a file that changes while it is read is in faults.
  'test/adapters/transfer/withhold-last-block.test.ts',
  'test/main/ipc/**',
  // Containers are of Linux.
  'test/server/containers/**',
  'test/server/dropbox/**',
  // Who gets what, and when: no file is opened.
  'test/server/enrolment/sign-in.test.ts',
  'test/server/fairness/**',
  'test/server/rules/**',
  'test/server/sign-in/**',
  // What is counted and told is the same everywhere.
  'test/server/fleet/**',
  'test/server/http/**',
  'test/server/links/**',
  'test/server/outages/**',
  // What a client and a server say of pieces; that the server outlives its end is in relays/crash.test.ts.
  'test/server/relays/append-piece.test.ts',
  'test/server/relays/finish-relay.test.ts',
  'test/server/relays/open-relay.test.ts',
  // Many starts of programs of two hundred files each, which are slow to open here; commands has starts enough.
  'test/uploader/sign-in/terminal.test.ts',
  'test/cli/support/support-bundle.test.ts',
]

/** The tests of pure logic among those of `wanted`, which are run once, on the system that runs them all. */
export function pureTests(root: string): readonly string[] {
  const files = globSync(
    wanted.map((folder) => `${folder}**/*.test.ts`),
    { cwd: root },
  )
  const paths = files.map((file) => file.replaceAll('\\', '/')).toSorted()
  return pureOf(paths, (path) => readFileSync(join(root, path), 'utf8'))
}

/** What a run leaves out of the files of `wanted`, as patterns of vitest. The long run takes all that is worth its time. */
export function notRun(root: string, isLong: boolean): readonly string[] {
  const left = isLong ? [] : onlyLongFiles.flatMap(({ files }) => files)
  return [...unwanted, ...left, ...pureTests(root)]
}
