// Habits that keep the house livable, as checks on one file's text.

export const mostLines = 300

/** Where time, randomness and timers come from; everywhere else in the product they are arguments. */
const timeKeepers: Readonly<Record<string, RegExp>> = {
  'src/adapters/system/clock.ts': /./,
  'src/server/clock.ts': /./,
  // The shell's own timers: reminders and limits on how often something is told. The uploader has the clock above.
  'src/main/clock.ts': /./,
  // Deadlines of the network and of slow disks: they belong to the wait they end.
  'src/adapters/http/deadline.ts': /setTimeout/,
  'src/adapters/files/timeout.ts': /setTimeout/,
  // Bodies wait here for their turn on the line.
  'src/adapters/http/bandwidth.ts': /setTimeout/,
  'src/adapters/folder/watched-folder.ts': /setTimeout/,
  // Milliseconds between two tries of one rename.
  'src/adapters/system/rename-over.ts': /setTimeout/,
}

const timeWords = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b/g

/**
 * Files that look at a watched folder, and may call the disk synchronously all the same. A drive behind a network or a program may never
 * answer, and the window would stand still.
 */
const synchronousCallers: Readonly<Record<string, string>> = {
  'src/adapters/files/file-stat.ts': 'looks at /proc only',
  'src/adapters/files/in-use/open-for-writing.ts': 'looks at /proc only',
  'src/adapters/files/file-systems/mount-points.ts': 'looks at /proc only',
  'src/adapters/files/reading.ts': 'only where the disk is quick, which drives that may hang never are',
  'src/adapters/folder/read-folder.ts': 'only where the disk is quick, which drives that may hang never are',
  'src/adapters/files/root-identity.ts': 'only on file systems that may be called synchronously',
}

/** A link's path betrays a link. Only these files of the product may know what one looks like. */
const linkKnowers: readonly string[] = ['src/adapters/http/allowed-urls.ts']

/** Words of a private language that this project once had, spelled so that a search for them finds nothing. */
const privateWords = /(?<![\w-])(weathe[r]|ome[n]|doorbel[l]|des[k]|lane[s]|tall[y]|dee[d]|vaul[t])(?![\w-])/i

/** Real paths are asked for in one place, in one spelling; the data folder's lock asks for its own. */
const realPathKnowers: readonly string[] = ['src/adapters/files/paths.ts', 'src/adapters/system/data-folder.ts']

const bannedWords: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\bvi\.mock\b|\bjest\b/, why: 'nothing is mocked: run a real server, write a real file' },
  { pattern: /\b(TODO|FIXME|XXX)\b/, why: 'decide it or write it down in docs/decisions' },
  { pattern: /@ts-(ignore|nocheck)/, why: 'the compiler is right' },
  { pattern: /(eslint|oxlint)-disable(?!-(next-)?line \S+ -- \w)/, why: 'say why the linter is wrong here' },
  { pattern: /\.(only|todo)\(/, why: 'a test that is not run proves nothing' },
  { pattern: privateWords, why: 'use the term of the field' },
]

/** Whether the file at `path` is part of what a company runs; the local Dropbox, the demo and the probe stand beside it. */
function isProduct(path: string): boolean {
  return path.startsWith('src/') && !/^src\/(emulator|demo|probe)\//.test(path)
}

/** What is wrong with the text of the file at `path`; nothing when all is well. */
export function habitFaults(path: string, source: string): readonly string[] {
  return [
    ...lengthFaults(path, source),
    ...timeFaults(path, source),
    ...parsingFaults(path, source),
    ...linkFaults(path, source),
    ...realPathFaults(path, source),
    ...synchronousFaults(path, source),
    ...hookFaults(path, source),
    ...httpFaults(path, source),
    ...wordFaults(path, source),
  ]
}

function lengthFaults(path: string, source: string): string[] {
  const lines = source.split('\n').length - 1
  return lines > mostLines ? [`${path}: ${lines} lines, at most ${mostLines}`] : []
}

function timeFaults(path: string, source: string): string[] {
  if (!isProduct(path)) return []
  const allowed = timeKeepers[path]
  const found = [...source.matchAll(timeWords)].map(([word]) => word).filter((word) => allowed?.test(word) !== true)
  return found.map((word) => `${path}: ${word} belongs to the clock`)
}

/** A schema's own `safeParse` throws for some values that JSON can hold. */
function parsingFaults(path: string, source: string): string[] {
  const isFaulty = isProduct(path) && path !== 'src/shared/try-parse.ts' && source.includes('.safeParse(')
  return isFaulty ? [`${path}: tryParse is used in the place of safeParse`] : []
}

function linkFaults(path: string, source: string): string[] {
  const isFaulty = isProduct(path) && source.includes('apitul') && !linkKnowers.includes(path)
  return isFaulty ? [`${path}: only ${linkKnowers.join(', ')} may know what a link looks like`] : []
}

function realPathFaults(path: string, source: string): string[] {
  const isFaulty = isProduct(path) && /\brealpath/.test(source) && !realPathKnowers.includes(path)
  return isFaulty
    ? [`${path}: real paths come from src/adapters/files/paths.ts, which knows the drives that have none`]
    : []
}

function synchronousFaults(path: string, source: string): string[] {
  const isWatching = /^src\/adapters\/(files|folder)\//.test(path)
  if (!isWatching || Object.hasOwn(synchronousCallers, path)) return []
  const found = new Set([...source.matchAll(/\b[a-z]\w*Sync\b/g)].map(([word]) => word))
  return [...found].map((word) => `${path}: ${word} may never come back from a drive that hangs`)
}

/** Where files share a process (the tests on Windows' Node), a hook of a shared module is that of the first file that loads it. */
function hookFaults(path: string, source: string): string[] {
  if (!path.startsWith('test/') || /\.(test|spec)\.ts$/.test(path) || path === 'test/windows/setup.ts') return []
  const found = [...source.matchAll(/^(?:before|after)(?:Each|All)\(/gm)].map(([word]) => word)
  return found.map((word) => `${path}: ${word}…) belongs in a function that each test file calls`)
}

/** What loads all of `fetch` at each start, see src/adapters/http/node-http.ts; the server signs in with `fetch`. */
function httpFaults(path: string, source: string): string[] {
  const isFaulty =
    isProduct(path) && !path.startsWith('src/server/') && /^import (?!type\b)[^\n]* from 'node:http'/m.test(source)
  return isFaulty ? [`${path}: node:http comes from node-http.ts, which does not load fetch for it`] : []
}

function wordFaults(path: string, source: string): string[] {
  if (path.startsWith('test/architecture/')) return []
  return bannedWords
    .filter(({ pattern }) => pattern.test(source))
    .map(({ pattern, why }) => `${path}: ${pattern} (${why})`)
}

/** The changelog is for users: a heading a version, one line a change. */
export function changelogFaults(source: string): readonly string[] {
  return source.split('\n').flatMap((line, index) => {
    const isFine =
      line === '' || /^# Changelog$/.test(line) || /^## (Unreleased|\d+\.\d+\.\d+ — \d{4}-\d{2}-\d{2})$/.test(line)
    return isFine || /^- [A-Z].{9,}\.$/.test(line) ? [] : [`CHANGELOG.md:${index + 1}: ${line}`]
  })
}
