// Habits that keep the house livable, as checks on one file's text.

export const mostLines = 300

/** Where time, dice and timers come from; everywhere else they are arguments. */
const timeKeepers: Readonly<Record<string, RegExp>> = {
  'src/adapters/system/clock.ts': /./,
  'src/server/clock.ts': /./,
  // The shell's own timers: reminders and limits on how often something is told. The uploader has the clock above.
  'src/main/clock.ts': /./,
  // Deadlines of the network and of slow disks: they belong to the wait they end.
  'src/adapters/http/deadline.ts': /setTimeout/,
  'src/adapters/files/timeout.ts': /setTimeout/,
  'src/adapters/folder/watched-folder.ts': /setTimeout/,
}

const timeWords = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b/g

/** A link's path betrays a link. Only these files of the product may know what one looks like. */
const linkKnowers: readonly string[] = ['src/adapters/http/allowed-urls.ts']

const bannedWords: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\bvi\.mock\b|\bjest\b/, why: 'nothing is mocked: run a real server, write a real file' },
  { pattern: /\b(TODO|FIXME|XXX)\b/, why: 'decide it or write it down in docs/decisions' },
  { pattern: /@ts-(ignore|nocheck)/, why: 'the compiler is right' },
  { pattern: /(eslint|oxlint)-disable(?!-(next-)?line \S+ -- \w)/, why: 'say why the linter is wrong here' },
  { pattern: /\.(only|todo)\(/, why: 'a test that is not run proves nothing' },
]

/** What is wrong with the text of the file at `path`; nothing when all is well. */
export function habitFaults(path: string, source: string): readonly string[] {
  return [
    ...lengthFaults(path, source),
    ...timeFaults(path, source),
    ...linkFaults(path, source),
    ...wordFaults(path, source),
  ]
}

function lengthFaults(path: string, source: string): string[] {
  const lines = source.split('\n').length - 1
  return lines > mostLines ? [`${path}: ${lines} lines, at most ${mostLines}`] : []
}

function timeFaults(path: string, source: string): string[] {
  if (!path.startsWith('src/')) return []
  const allowed = timeKeepers[path]
  const found = [...source.matchAll(timeWords)].map(([word]) => word).filter((word) => allowed?.test(word) !== true)
  return found.map((word) => `${path}: ${word} belongs to the clock`)
}

function linkFaults(path: string, source: string): string[] {
  const isFaulty = path.startsWith('src/') && source.includes('apitul') && !linkKnowers.includes(path)
  return isFaulty ? [`${path}: only ${linkKnowers.join(', ')} may know what a link looks like`] : []
}

function wordFaults(path: string, source: string): string[] {
  if (path.startsWith('test/architecture')) return []
  return bannedWords
    .filter(({ pattern }) => pattern.test(source))
    .map(({ pattern, why }) => `${path}: ${pattern} (${why})`)
}

/** Thin files around calls of Electron, which cannot be loaded without it. */
const onElectron = 'run whole on Electron or its stand-in in test/end-to-end/app'

/** Every source file has its test of the same name, unless it stands here with its reason. */
export const withoutMirror: Readonly<Record<string, string>> = {
  'src/cli/commands/start-uploader.ts': 'run whole in test/end-to-end',
  'src/cli/commands/doctor.ts': 'run whole in test/end-to-end',
  'src/cli/main.ts': 'run whole in test/end-to-end',
  'src/cli/output/printer.ts': 'types only',
  'src/cli/commands/send.ts': 'run whole in test/end-to-end',
  'src/cli/commands/status.ts': 'run whole in test/end-to-end',
  'src/cli/commands/watch.ts': 'run whole in test/end-to-end',
  'src/uploader/session/compose.ts': 'joins parts and decides nothing; run whole in test/end-to-end',
  'src/uploader/fixed-rules.ts': 'hands on two tables',
  'src/uploader/sources/folder-source.ts': 'run with a real folder in test/uploader/uploader.test.ts',
  'src/uploader/queue-view/session-access.ts': 'passes on; seen through open-queue-view.test.ts',
  'src/uploader/sources/source.ts': 'types only',
  'src/uploader/queue-view/queue-access.ts': 'types only',
  'src/uploader/queue-view/queue-view.ts': 'types only',
  'src/uploader/queue-view/window-row.ts': 'seen whole in open-queue-view.test.ts',
  'src/uploader/now-reader.ts': 'reads the clock and nothing else',
  'src/uploader/doctor/server-status.ts': 'run whole in test/end-to-end',
  'src/engine/events.ts': 'types only',
  'src/engine/ports.ts': 'types only',
  'src/engine/limits.ts': 'numbers only',
  'src/shared/history-entry.ts': 'types only',
  'src/shared/upload-row.ts': 'types only',
  'src/shared/words/blocked-words.ts': 'tested through wording.test.ts',
  'src/shared/words/waiting-words.ts': 'tested through wording.test.ts',
  'src/adapters/folder/folder-listener.ts': 'types only',
  'src/adapters/hashing/hasher.ts': 'types only',
  'src/adapters/hashing/hash-worker.ts': 'the body of a thread, tested through hashing-thread.test.ts',
  'src/adapters/files/source.ts': 'types and one table, tested through folder-source.test.ts',
  'src/main/about.ts': 'filled in by the build; shown in test/main/settings/settings-service.test.ts',
  'src/main/app.ts': onElectron,
  'src/main/settings/autostart.ts': onElectron,
  'src/main/ipc/ipc-main.ts': onElectron,
  'src/main/desktop/system-dialogs.ts': onElectron,
  'src/main/desktop/quit.ts': onElectron,
  'src/main/desktop/desktop-ui.ts': onElectron,
  'src/main/main.ts': onElectron,
  'src/main/desktop/notifications.ts': onElectron,
  'src/main/window/page-protocol.ts': onElectron,
  'src/main/uploads/run.ts': 'types only',
  'src/main/window/session-guards.ts': onElectron,
  'src/main/settings/settings-store.ts': onElectron,
  'src/main/desktop/tray.ts': onElectron,
  'src/main/uploads/compose.ts': onElectron,
  'src/main/settings/safe-storage.ts': onElectron,
  'src/main/desktop/system-events.ts': onElectron,
  'src/main/window/window.ts': onElectron,
  'src/preload/preload.ts': onElectron,
  'src/server/http/app-options.ts': 'types only',
  'src/server/config/limits.ts': 'numbers only',
  'src/server/links/policy.ts': 'types and defaults only',
}

/** Source files that nobody tests by name. */
export function mirrorFaults(paths: readonly string[]): readonly string[] {
  const all = new Set(paths)
  return paths.flatMap((path) => {
    if (!path.startsWith('src/') || !path.endsWith('.ts') || path in withoutMirror) return []
    const mirror = path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')
    return all.has(mirror) ? [] : [`${path}: ${mirror} is missing`]
  })
}

/** The changelog is for users: a heading a version, one line a change. */
export function changelogFaults(source: string): readonly string[] {
  return source.split('\n').flatMap((line, index) => {
    const isFine =
      line === '' || /^# Changelog$/.test(line) || /^## (Unreleased|\d+\.\d+\.\d+ — \d{4}-\d{2}-\d{2})$/.test(line)
    return isFine || /^- [A-Z].{9,}\.$/.test(line) ? [] : [`CHANGELOG.md:${index + 1}: ${line}`]
  })
}
