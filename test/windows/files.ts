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

/** Not worth their time here: arithmetic, protocols and SQLite's own work are the same on every system. */
export const unwanted: readonly string[] = [
  'test/adapters/ledger/fuzz.test.ts',
  'test/adapters/ledger/power-cut.test.ts',
]
