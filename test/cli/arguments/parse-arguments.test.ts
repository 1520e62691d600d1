import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'

const reach = ['--server', 'https://uploads.acme.example', '--token-file', 'token']

test('watch is understood with all its options', () => {
  const words = [
    'watch',
    '--folder',
    'in',
    ...reach,
    '--data',
    'data',
    '--once',
    '--replace-by-name',
    '--after-upload',
    'sent',
    '--adopt',
    '--follow-link',
    '--limit',
    '2MB/s',
    '--timetable',
    'Mon 08:00-18:00 auto',
    '--large-files',
    '3',
    '--grace',
    '30',
    '--json',
    '--allow-loopback',
  ]
  expect(parseArguments(words, english)).toEqual({
    kind: 'command',
    command: {
      kind: 'watch',
      server: 'https://uploads.acme.example',
      tokenFile: 'token',
      allowLoopback: true,
      historyDays: null,
      largeFiles: 3,
      folder: 'in',
      data: 'data',
      once: true,
      replaceByName: true,
      afterUpload: 'sent',
      adopt: true,
      also: [],
      followLink: true,
      yes: false,
      dryRun: false,
      graceSeconds: 30,
      speed: {
        limit: { kind: 'fixed', kilobytesPerSecond: 2_000 },
        timetable: [{ days: ['Mon'], fromMinute: 480, toMinute: 1080, speed: { kind: 'auto' } }],
        fullUntilMs: null,
        pauseNow: null,
      },
      json: true,
    },
  })
})

test('send takes files, also such that begin with a dash', () => {
  const answer = parseArguments(['send', 'a.pdf', ...reach, '--data', 'd', '--', '-b.pdf'], english)
  expect(answer).toMatchObject({ kind: 'command', command: { kind: 'send', files: ['a.pdf', '-b.pdf'], json: false } })
})

test('status, adopt and doctor are understood', () => {
  expect(parseArguments(['status', '--data', 'd', '--json'], english)).toEqual({
    kind: 'command',
    command: { kind: 'status', data: 'd', json: true },
  })
  expect(parseArguments(['adopt', '--data', 'd'], english)).toEqual({
    kind: 'command',
    command: { kind: 'adopt', data: 'd', folder: null, json: false },
  })
  expect(parseArguments(['adopt', '--data', 'd', '--folder', 'f'], english)).toMatchObject({ command: { folder: 'f' } })
  expect(parseArguments(['doctor', ...reach], english)).toMatchObject({
    command: { kind: 'doctor', folder: null, data: null },
  })
  expect(parseArguments(['doctor', ...reach, '--data', 'd'], english)).toMatchObject({ command: { data: 'd' } })
  expect(parseArguments(['doctor', ...reach, '--folder', 'f', '--also', 'Scans=s'], english)).toMatchObject({
    command: { folder: 'f', also: [{ into: 'Scans', folder: 's', afterUpload: null }] },
  })
})

test.each([
  [
    [],
    'Say what to do: watch, send, adopt, decide, undo, status, history, why, doctor, policy, sign-in, sign-out or support-bundle.',
  ],
  [
    ['sync'],
    'There is no command "sync". There are watch, send, adopt, decide, undo, status, history, why, doctor, policy, sign-in, sign-out and support-bundle.',
  ],
  [
    ['__proto__'],
    'There is no command "__proto__". There are watch, send, adopt, decide, undo, status, history, why, doctor, policy, sign-in, sign-out and support-bundle.',
  ],
  [['status', '--data', 'd', '--verbose'], "Unknown option '--verbose'."],
  [['send', 'a', ...reach, '--data', 'd', '--replace-by-name'], "Unknown option '--replace-by-name'."],
  [['send', 'a', ...reach, '--data', 'd', '--timetable', ''], "Unknown option '--timetable'."],
  [['status', '--data'], 'The option --data needs a value.'],
  [['status', '--data', '--json'], 'The option --data needs a value.'],
  [['status', '--data', ''], 'The command status needs --data.'],
  [['status', '--data', 'd', '--json=yes'], "Option '--json' does not take an argument."],
  [['watch', ...reach, '--data', 'd'], 'The command watch needs --folder.'],
  [['send', ...reach, '--data', 'd'], 'Name at least one file to send.'],
  [['send', '', ...reach, '--data', 'd'], 'A file name is empty.'],
  [['doctor', ...reach, '--folder', ''], 'The folder name is empty.'],
  [['why', '--data', 'd'], 'Name one file to ask about.'],
  ...['0', '5', '1.5', 'two', ''].map((files): [string[], string] => [
    ['send', 'a', ...reach, '--data', 'd', '--large-files', files],
    'The option --large-files needs a whole number of files, from 1 to 4.',
  ]),
  ...['61', '1.5', '-1', ''].map((seconds): [string[], string] => [
    ['watch', ...reach, '--folder', 'f', '--data', 'd', `--grace=${seconds}`],
    'The option --grace needs a whole number of seconds, from 0 to 60.',
  ]),
  [
    ['send', 'a', ...reach, '--data', 'd', '--history-days', '0'],
    'The option --history-days needs a whole number of days, from 1 to 36500.',
  ],
])('%j is wrong: %s', (words, sentence) => {
  expect(parseArguments(words, english)).toEqual({ kind: 'wrong', text: sentence })
})

test('behind -- a file may look like a question for help', () => {
  const answer = parseArguments(['send', ...reach, '--data', 'd', '--', '--help', '-h'], english)
  expect(answer).toMatchObject({ kind: 'command', command: { kind: 'send', files: ['--help', '-h'] } })
})

test('a stray word after a command that takes none is refused', () => {
  expect(parseArguments(['status', 'stray', '--data', 'd'], english)).toMatchObject({
    kind: 'wrong',
    text: expect.stringContaining('stray'),
  })
})

test('asking for help is no error', () => {
  expect(parseArguments(['help'], english)).toEqual({ kind: 'help' })
  expect(parseArguments(['watch', '--help'], english)).toEqual({ kind: 'help' })
  expect(parseArguments(['-h'], english)).toEqual({ kind: 'help' })
})

test('both files are kept where nothing else is said', () => {
  const words = ['watch', '--folder', 'in', ...reach, '--data', 'd']
  expect(parseArguments(words, english)).toMatchObject({ command: { replaceByName: false } })
})

test('what becomes of files that were sent is one of three rules, and keep where nothing is said', () => {
  const words = ['watch', '--folder', 'in', ...reach, '--data', 'd']
  expect(parseArguments(words, english)).toMatchObject({ command: { afterUpload: 'keep' } })
  expect(parseArguments([...words, '--after-upload', 'trash'], english)).toMatchObject({
    command: { afterUpload: 'trash' },
  })
  const wrong = { kind: 'wrong', text: 'The option --after-upload is keep, sent or trash.' }
  expect(parseArguments([...words, '--after-upload', 'delete'], english)).toEqual(wrong)
})

test('two folders are refused, where one of them would be dropped', () => {
  const words = ['watch', '--folder', 'a', '--folder', 'b', ...reach, '--data', 'd']
  const text = 'The option --folder is said more than once. Say it once.'
  expect(parseArguments(words, english)).toEqual({ kind: 'wrong', text })
})

test('of other options the last one holds, and further folders are said one by one', () => {
  const words = ['watch', '--folder', 'in', ...reach, '--data', 'c', '--data', 'd', '--once', '--once']
  const also = ['--also', 'A=a', '--also', 'B=b']
  expect(parseArguments([...words, ...also], english)).toMatchObject({
    command: { once: true, data: 'd', also: [{ into: 'A' }, { into: 'B' }] },
  })
})
