// What is left to the long run on Windows' Node, each with its reason. The system itself runs all of it each time.

/** Whole files: patterns of vitest, from the project's folder. `why` is a sentence. */
export type LongFiles = { readonly files: readonly [string, ...string[]]; readonly why: string }

/** Tests of a file whose others are run each time: those whose names, with the suites around them and " > " between, fit. */
export type LongTests = { readonly file: string; readonly tests: RegExp; readonly why: string }

export const onlyLongFiles: readonly LongFiles[] = [
  {
    files: ['test/server/main.test.ts', 'test/server/check.test.ts'],
    why: 'Seven starts of the server for sentences that are the same everywhere; commands starts it, and relays/crash ends it.',
  },
  {
    files: [
      'test/server/confirm/**',
      'test/server/dropbox/**',
      'test/server/enrolment/enrolment.test.ts',
      'test/server/enrolment/sign-in.test.ts',
      'test/server/fairness/**',
      'test/server/fleet/**',
      'test/server/http/**',
      'test/server/links/**',
      'test/server/memory/**',
      'test/server/open-api/**',
      'test/server/operator/**',
      'test/server/outages/**',
      'test/server/outbound/**',
      'test/server/rules/**',
      'test/server/sign-in/**',
    ],
    why: 'Who gets what, when, and what is counted; the files that the server keeps are in audit, config, enrolment-store and relay-store.',
  },
  {
    files: [
      'test/server/relays/append-piece.test.ts',
      'test/server/relays/finish-relay.test.ts',
      'test/server/relays/open-relay.test.ts',
      'test/server/relays/piece-digests.test.ts',
      'test/server/relays/receive-piece.test.ts',
      'test/server/relays/settle-offset.test.ts',
    ],
    why: 'What a client and a server say of pieces; that the server outlives its end is in relays/crash.',
  },
  {
    files: [
      'test/adapters/sign-in/browser-flow.test.ts',
      'test/adapters/sign-in/device-flow.test.ts',
      'test/adapters/sign-in/person-session.test.ts',
      'test/adapters/sign-in/sign-out.test.ts',
    ],
    why: 'What a provider answers and what follows; the file of the key and what listens for the browser are in key-file and browser-answer.',
  },
  {
    files: [
      'test/adapters/history/**',
      'test/adapters/ledger/records/**',
      'test/adapters/ledger/schema/**',
      'test/adapters/ledger/fuzz.test.ts',
      'test/adapters/ledger/integrity-check.test.ts',
      'test/adapters/ledger/sent-rows.test.ts',
    ],
    why: "Rows and damage in SQLite, which is Node's own; its file on Windows is in ledger, connection, recovery and reader.",
  },
  {
    files: ['test/adapters/ledger/power-cut.test.ts', 'test/adapters/ledger/process-kill.test.ts'],
    why: 'Thirty kills take long here; commands/watch and reader have one each.',
  },
  {
    files: ['test/adapters/hashing/content-hash.test.ts', 'test/adapters/hashing/hashing-thread.test.ts'],
    why: 'Hashes, and threads of Node; the files that are hashed are in file-hasher.',
  },
  {
    files: [
      'test/adapters/transfer/faults/connection-resets.test.ts',
      'test/adapters/transfer/faults/swapped-answers.test.ts',
      'test/adapters/transfer/dropbox-transport.test.ts',
      'test/adapters/transfer/link-*.test.ts',
      'test/adapters/transfer/relay/broken-relays.test.ts',
      'test/adapters/transfer/relay/relay-transport.test.ts',
      'test/adapters/transfer/relay/tampered-pieces.test.ts',
      'test/adapters/transfer/withhold-last-block.test.ts',
    ],
    why: 'Answers of every shape; what carries them is in test/adapters/http, and files that change while they are read in faults.',
  },
  {
    files: [
      'test/uploader/queue-view/open-queue-view.test.ts',
      'test/uploader/running-uploader.test.ts',
      'test/uploader/session/supervisor.test.ts',
      'test/cli/commands/run.test.ts',
      'test/cli/commands/status.test.ts',
    ],
    why: 'What is shown of a queue, and what a person does with it; whole uploaders on files of Windows are in start, existing-files and joined-source.',
  },
  {
    files: ['test/uploader/sign-in/terminal.test.ts', 'test/cli/support/support-bundle.test.ts'],
    why: 'Many starts of the terminal program; commands has starts enough.',
  },
  {
    files: ['test/main/ipc/**', 'test/cli/language-option.test.ts'],
    why: 'Requests of the window, and words of five languages that are read slowly here: the same everywhere.',
  },
]

export const onlyLongTests: readonly LongTests[] = [
  {
    file: 'test/adapters/hashing/file-hasher.test.ts',
    tests: /^a (?:middling|large) file before it is read: when |^an untouched file of (?:1|65536|65537|4194304) bytes /,
    why: 'The same changes strike a small file before it is read, and a large one before its last block.',
  },
  {
    file: 'test/adapters/ledger/reader.test.ts',
    tests: /^a hundred thousand rows /,
    why: 'How quick SQLite counts.',
  },
  {
    file: 'test/adapters/transfer/faults/touched-files.test.ts',
    tests: /^a file of three blocks: (?:before|after) (?:the first|a later) read > /,
    why: 'The same touches strike when the file is open, and before the last look.',
  },
  {
    file: 'test/cli/under-policy.test.ts',
    tests: /^watch follows the policy |^a file that the policy leaves out waits /,
    why: 'What a policy means while it changes; what it says of folders is compared with paths of Windows in the tests beside.',
  },
  {
    file: 'test/server/relays/crash.test.ts',
    tests: /^killed while a piece is on its way/,
    why: 'Five starts of the server; that records are let go of by a killed one is seen with two, in the test beside.',
  },
]

/** Whether a test is left to the long run. `name` is as in `LongTests`. */
export function isOnlyLong(file: string, name: string): boolean {
  return onlyLongTests.some((left) => left.file === file && left.tests.test(name))
}
