// Names that are never uploaded, and why: files that programs make for themselves and remove again.
import { compileGlob } from './glob.ts'

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
  'other_drive', // not by name: a drive mounted inside the watched folder
  'company_pattern', // from settings
] as const

export type IgnoreRuleName = (typeof ignoreRuleNames)[number]

export type IgnoreRule = {
  readonly name: IgnoreRuleName
  /** The pattern that matched, as a person would write it. */
  readonly pattern: string
  /** Who makes such files, in plain words. */
  readonly madeBy: string
}

/** Tells the rule by which one part of a path (a file's or a folder's name) is left out, or null. */
export type Ignore = (name: string) => IgnoreRule | null

type RuleGroup = { readonly name: IgnoreRuleName; readonly madeBy: string; readonly patterns: readonly string[] }

const groups: readonly RuleGroup[] = [
  {
    name: 'office_temporary',
    madeBy: 'an office program, while a document is open',
    patterns: ['~$*', '~*.tmp', '.~lock.*#', '*.lck', '*.osl-tmp'],
  },
  {
    name: 'unfinished_download',
    madeBy: 'a browser or a copying program, until the file is complete',
    patterns: ['*.crdownload', '*.part', '*.partial', '*.download', '*.filepart'],
  },
  { name: 'temporary', madeBy: 'a program, for its own use', patterns: ['*.tmp', '*.temp'] },
  { name: 'editor_backup', madeBy: 'a text editor', patterns: ['*.swp', '*.swx', '*~'] },
  {
    name: 'system_file',
    madeBy: 'the operating system',
    patterns: [
      '.DS_Store',
      '._*',
      'Thumbs.db',
      'ehthumbs.db',
      'desktop.ini',
      'Icon\r',
      'System Volume Information',
      '.fseventsd',
      '.Spotlight-V100',
      '.TemporaryItems',
    ],
  },
  { name: 'trash', madeBy: 'the operating system, for deleted files', patterns: ['.Trash*', '$RECYCLE.BIN'] },
  {
    name: 'network_leftover',
    madeBy: 'a network drive, for deleted files that are still open',
    patterns: ['.fuse_hidden*', '.nfs*'],
  },
  { name: 'dropbox_own', madeBy: 'Dropbox itself', patterns: ['.dropbox*', '.~*'] },
]

/** A rule that is found by looking, not by name. */
export const otherDriveRule: IgnoreRule = {
  name: 'other_drive',
  pattern: '',
  madeBy: 'a drive that is mounted inside the watched folder',
}

// Excel saves under eight hexadecimal digits and renames at the end. Capitals, with a letter and a digit among them:
// "20261123" and "deadbeef" are names that people choose.
const officeHexName = /^(?=.*[A-F])(?=.*[0-9])[0-9A-F]{8}$/
const officeHexRule: IgnoreRule = {
  name: 'office_temporary',
  pattern: 'eight hexadecimal digits',
  madeBy: 'an office program, while a document is saved',
}

type Compiled = { readonly rule: IgnoreRule; readonly matches: (name: string) => boolean }

const builtIn: readonly Compiled[] = groups.flatMap(({ name, madeBy, patterns }) =>
  patterns.map((pattern) => compile({ name, pattern, madeBy })),
)

/** The built-in rules, for people who want to know them. */
export const builtInRules: readonly IgnoreRule[] = [...builtIn.map(({ rule }) => rule), officeHexRule]

function compile(rule: IgnoreRule): Compiled {
  return { rule, matches: compileGlob(rule.pattern) }
}

// Nearly every name is an ordinary one: one quick test spares it the thirty patterns. A name with one dot, none of the marks
// our patterns begin or end with, and none of their endings (a test compares both ways).
const ordinaryName =
  /^[^~$._\r]+\.(?!tmp|temp|part|partial|download|filepart|crdownload|lck|osl-tmp|swp|swx|db|ini)[a-z0-9]+$/i

/** The built-in rules and `extraPatterns` of the company (`*` and `?`, matched against each part of a path). */
export function createIgnore(extraPatterns: readonly string[] = []): Ignore {
  const extra = extraPatterns.map((pattern) =>
    compile({ name: 'company_pattern', pattern, madeBy: "your company's settings" }),
  )
  return (name) => {
    const found = ordinaryName.test(name) ? undefined : builtIn.find((one) => one.matches(name))
    if (found !== undefined) return found.rule
    if (officeHexName.test(name)) return officeHexRule
    return extra.find((one) => one.matches(name))?.rule ?? null
  }
}

/** The rule by which any part of `path` is left out, or null. */
export function ignoreRule(path: string, ignore: Ignore): IgnoreRule | null {
  for (const segment of path.split('/')) {
    const rule = ignore(segment)
    if (rule !== null) return rule
  }
  return null
}
