// This folder: words that are never said in the page of the window, which does not load them.

// Who makes files of a name that is left out, in the reader's language. The rules say it in English, as scripts read it; programs keep their names.
import type { Language } from '../messages/language.ts'
import type { LeftOutRule } from '../rows/why.ts'
import { sizeWords } from '../words/format.ts'

/** What a rule says behind the name of the program. */
const whens = {
  'while a document is open': 'documentOpen',
  'while a document is saved': 'documentSaved',
  'while a file is open': 'fileOpen',
  'while a database is open': 'databaseOpen',
  'while a database is open; not the numbered tables of LevelDB': 'databaseOpenNotLevel',
  'while a database is written': 'databaseWritten',
  'while a drawing is open': 'drawingOpen',
  'as a copy for emergencies': 'emergency',
  'while a catalogue is open': 'catalogueOpen',
  'while a catalogue is written': 'catalogueWritten',
  'until a download is complete': 'downloadIncomplete',
  'until a file is complete': 'fileIncomplete',
  'until all files are complete': 'filesIncomplete',
  'in place of a file that is not on this computer': 'elsewhere',
  'while a file is saved': 'fileSaved',
  'while a web page writes a file': 'webPageWrites',
  'while it writes': 'writes',
  'for the version before': 'versionBefore',
  'while a text is open': 'textOpen',
  'while a text is open more than once': 'textOpenTwice',
  'for what is not saved yet': 'unsaved',
  'while a text is changed': 'textChanged',
  'for how a folder is shown': 'folderShown',
  'on drives of other systems': 'otherDrives',
  'on network drives': 'networkDrives',
  "for a folder's picture": 'folderPicture',
  'for small pictures': 'smallPictures',
  'for their own records': 'ownRecords',
  'on each drive': 'eachDrive',
  'for programs of macOS': 'macPrograms',
  'for deleted files': 'deleted',
  'for deleted files that are still open': 'deletedOpen',
  'for the moment in which it moves a file that was sent': 'moved',
} as const

/** Several programs, and kinds of them. */
const whos = {
  'office and drawing programs': 'officeAndDrawing',
  'Chrome and Edge': 'chromeAndEdge',
  'Syncthing on Windows': 'syncthingOnWindows',
  "the Linux desktop's portals": 'linuxPortals',
  'GNOME programs': 'gnomePrograms',
  'macOS programs': 'macPrograms',
  'Vim and nano': 'vimAndNano',
  'cloud drives': 'cloudDrives',
  'file servers': 'fileServers',
  'FTP programs': 'ftpPrograms',
  'synchronization programs': 'syncPrograms',
  'network drives': 'networkDrives',
  'Linux and macOS': 'linuxAndMac',
  'old Windows': 'oldWindows',
} as const

const wholes = {
  'Dropbox itself': 'dropbox',
  'a drive that is mounted inside the watched folder': 'otherDrive',
  'Outbox, which moves files there after they were sent': 'sentFolder',
  "your company's settings": 'company',
} as const

/** What a company's policy leaves out is said as a whole, for nobody made it. */
const companyRules = {
  'your organization, which sends no files of this type': 'refusedType',
  'your organization, which sends only files of these types': 'otherType',
  'your organization, which sends no larger files': 'tooLarge',
} as const

/** `madeBy` of a rule in `language`. What no catalogue has, such as a program's name, stays as it is. */
export function madeByWords(madeBy: string, { say }: Language): string {
  const whole = found(wholes, madeBy)
  if (whole !== null) return say(`madeBy.${whole}`)
  const comma = madeBy.indexOf(', ')
  const who = comma === -1 ? madeBy : madeBy.slice(0, comma)
  const makers = found(whos, who)
  const maker = makers === null ? who : say(`madeBy.who.${makers}`)
  if (comma === -1) return maker
  const when = found(whens, madeBy.slice(comma + 2))
  return when === null ? madeBy : say(`madeBy.when.${when}`, { who: maker })
}

/** A rule as it stands with a file that is left out, "~$* (made by Microsoft Office, …)", in `language`. */
export function ruleWords(rule: string, language: Language): string {
  return leftOutWords(ruleParts(rule), language)
}

/** Whether a rule as it stands with a file is one of the company's policy, about types and sizes. */
export function isCompanyRule(rule: string): boolean {
  return found(companyRules, ruleParts(rule).madeBy) !== null
}

const madeByMark = ' (made by '

function ruleParts(rule: string): Pick<LeftOutRule, 'madeBy' | 'pattern'> {
  const at = rule.endsWith(')') ? rule.lastIndexOf(madeByMark) : -1
  if (at === -1) return { madeBy: rule, pattern: '' }
  return { madeBy: rule.slice(at + madeByMark.length, -1), pattern: rule.slice(0, at) }
}

/** A rule in `language`: its pattern, and who makes such files or forbids to send them. */
export function leftOutWords({ madeBy, pattern }: Pick<LeftOutRule, 'madeBy' | 'pattern'>, language: Language): string {
  const { say } = language
  const company = companyRuleWords({ madeBy, pattern }, language)
  if (company !== null) return company
  return pattern === ''
    ? madeByWords(madeBy, language)
    : say('madeBy.rule', { pattern, madeBy: madeByWords(madeBy, language) })
}

/** What a company's policy says about types and sizes, as a clause; null for another rule. */
export function companyRuleWords(
  { madeBy, pattern }: Pick<LeftOutRule, 'madeBy' | 'pattern'>,
  language: Language,
): string | null {
  const rule = found(companyRules, madeBy)
  if (rule === null) return null
  if (rule !== 'tooLarge') return language.say(`companyRule.${rule}`, { types: pattern })
  return language.say('companyRule.tooLarge', { size: sizeWords(Number.parseInt(pattern, 10) * 1_000_000, language) })
}

function found<Table extends object>(table: Table, text: string): Table[keyof Table] | null {
  return Object.hasOwn(table, text) ? table[text as keyof Table] : null
}
