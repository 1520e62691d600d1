// Which tests are run on Windows' Node: those of code that meets the system.

/** Words for vitest: a file is run when its path contains one of them. */
export const wanted: readonly string[] = [
  'test/adapters/',
  'test/uploader/',
  'test/cli/',
  'test/main/',
  'test/server/',
  'test/windows/commands/',
]

/** Not worth their time here: decisions, protocols and SQLite's own work are the same on every system. Patterns of vitest. */
export const unwanted: readonly string[] = [
  'test/adapters/ledger/fuzz.test.ts',
  'test/adapters/ledger/integrity-check.test.ts',
  'test/adapters/ledger/power-cut.test.ts',
  // Thirty kills take long here; commands/watch.test.ts has one.
  'test/adapters/ledger/process-kill.test.ts',
  'test/adapters/transfer/faults/connection-resets.test.ts',
  'test/adapters/transfer/faults/swapped-answers.test.ts',
  'test/adapters/transfer/link-*.test.ts',
  'test/main/ipc/**',
  // Containers are of Linux.
  'test/server/containers/**',
  'test/server/dropbox/**',
  // What is counted and told is the same everywhere.
  'test/server/fleet/**',
  'test/server/http/**',
  'test/server/links/**',
  // Many starts of programs of two hundred files each, which are slow to open here; commands has starts enough.
  'test/uploader/sign-in/terminal.test.ts',
  'test/cli/support/support-bundle.test.ts',
]
