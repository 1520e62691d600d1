// Names that are never uploaded, and why: files that programs make for themselves and remove again.
import { compileGlob } from './glob.ts'
import { ignoredNames, notIgnored } from './ignored-names.ts'
import type { NameRuleName } from './ignored-names.ts'

/** Who makes files of such names. The names are stable: reports and settings use them. */
export const ignoreRuleNames = [
  'office_temporary',
  'unfinished_download',
  'temporary',
  'editor_backup',
  'system_file',
  'trash',
  'network_leftover',
  'dropbox_own',
  'outbox_own',
  'sent_folder', // not by name alone: the folder that Outbox moves files to
  'other_drive', // not by name: a drive mounted inside the watched folder
  'company_pattern', // from settings
  'company_refused_type', // from the policy, as the two below
  'company_other_type',
  'company_size',
] as const satisfies readonly (NameRuleName | 'sent_folder' | 'other_drive' | `company_${string}`)[]

export type IgnoreRuleName = (typeof ignoreRuleNames)[number]

export type IgnoreRule = {
  readonly name: IgnoreRuleName
  /** The pattern that matched, as a person would write it. */
  readonly pattern: string
  /** Who makes such files, in plain words. */
  readonly madeBy: string
}

/** What has the name: a folder is left out with all that is in it, and so by fewer rules. */
export type Named = 'file' | 'folder'

/**
 * Tells the rule by which one part of a path (a file's or a folder's name) is left out, or null. `folder`: the folder it is in, '' for the
 * watched one, where a real folder has the name. `sizeBytes`: of the file, where it was looked at.
 */
export type Ignore = (name: string, named: Named, folder?: string, sizeBytes?: number) => IgnoreRule | null

/** A rule that is found by looking, not by name. */
export const otherDriveRule: IgnoreRule = {
  name: 'other_drive',
  pattern: '',
  madeBy: 'a drive that is mounted inside the watched folder',
}

/** The folder for files that were sent, which is left out whatever is in it. */
export const sentFolderRule: IgnoreRule = {
  name: 'sent_folder',
  pattern: 'Sent',
  madeBy: 'Outbox, which moves files there after they were sent',
}

/** These systems take names in other capitals for the same. */
const foldsCase = process.platform === 'win32' || process.platform === 'darwin'

function isSentFolder(name: string): boolean {
  return name === 'Sent' || (foldsCase && name.toLowerCase() === 'sent')
}

type Compiled = {
  readonly rule: IgnoreRule
  readonly leavesOutFolders: boolean
  readonly matches: (name: string) => boolean
}

const compiled: readonly Compiled[] = ignoredNames.map(({ leavesOut, ...rule }) =>
  compile(rule, leavesOut === 'file or folder'),
)

/** The built-in rules, for people who want to know them. */
export const builtInRules: readonly IgnoreRule[] = compiled.map(({ rule }) => rule)

function compile(rule: IgnoreRule, leavesOutFolders: boolean): Compiled {
  return { rule, leavesOutFolders, matches: compileGlob(rule.pattern) }
}

// Nearly every name is an ordinary one, which must not be compared with eighty patterns. A pattern that is only an ending
// (`*.swp`) is found by the ending, one without wildcards by the name; the others all hold a mark that few names have.
const byEnding = new Map(compiled.flatMap((one) => keyed(one, /^\*\.([^*?.]+)$/.exec(one.rule.pattern)?.[1])))
const byName = new Map(compiled.flatMap((one) => keyed(one, /^[^*?]+$/.exec(one.rule.pattern)?.[0])))
const byPattern = compiled.filter((one) => !isIn(byEnding, one) && !isIn(byName, one))
const mayFitPattern = /^[.#~]|_tmp$|-autosave\.|\.sb-|\.lrcat\./i

function keyed(one: Compiled, key: string | undefined): readonly (readonly [string, Compiled])[] {
  return key === undefined ? [] : [[key.toLowerCase(), one]]
}

function isIn(known: ReadonlyMap<string, Compiled>, one: Compiled): boolean {
  return [...known.values()].includes(one)
}

function builtInFor(name: string): Compiled | undefined {
  const lower = name.toLowerCase()
  const fits = mayFitPattern.test(name) ? byPattern.find((one) => one.matches(name)) : undefined
  // A name fits more than one now and then: the pattern says more than the ending.
  const found = byName.get(lower) ?? fits ?? byEnding.get(lower.slice(lower.lastIndexOf('.') + 1))
  return found !== undefined && !notIgnored.test(name) ? found : undefined
}

/**
 * The built-in rules and `extraPatterns` of the company (`*` and `?`, matched against each part of a path). `leavesOutSent`: the folder
 * "Sent" of the watched folder is Outbox's own.
 */
export function createIgnore(extraPatterns: readonly string[] = [], leavesOutSent = false): Ignore {
  const extra = companyPatterns(extraPatterns)
  return (name, named, folder) => {
    if (leavesOutSent && folder === '' && named === 'folder' && isSentFolder(name)) return sentFolderRule
    const found = builtInFor(name)
    if (found !== undefined && (named === 'file' || found.leavesOutFolders)) return found.rule
    return extra(name, named)
  }
}

/** `patterns` of the company alone. */
export function companyPatterns(patterns: readonly string[]): Ignore {
  const extra = patterns.map((pattern) =>
    compile({ name: 'company_pattern', pattern, madeBy: "your company's settings" }, true),
  )
  return (name) => extra.find((one) => one.matches(name))?.rule ?? null
}

/** The rule by which the file at `path`, or any folder it lies in, is left out, or null. `sizeBytes`: of the file, where it is known. */
export function ignoreRule(path: string, ignore: Ignore, sizeBytes?: number): IgnoreRule | null {
  const names = path.split('/')
  for (const [index, name] of names.entries()) {
    const folder = names.slice(0, index).join('/')
    const rule = index === names.length - 1 ? ignore(name, 'file', folder, sizeBytes) : ignore(name, 'folder', folder)
    if (rule !== null) return rule
  }
  return null
}
