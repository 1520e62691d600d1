// This folder: what a file's name says of it.

// What a company's policy lets out: types of files, by what their names end in, and sizes. What is in a file nobody looks at.
import type { FileRules } from '#shared/policy/file-rules.ts'
import { trimEndOf } from '#shared/trim.ts'
import { companyPatterns, type Ignore, type IgnoreRule } from './ignore.ts'

const bytesOfMegabyte = 1_000_000

/** More are counted, not named. */
const mostTypesNamed = 12

/** `ignore`, and the company's rules for files. A folder is left out by neither type nor size. */
export function withFileRules(ignore: Ignore, rules: FileRules): Ignore {
  const leftOut = createFileRules(rules)
  return (name, named, folder, sizeBytes) => ignore(name, named, folder) ?? leftOut(name, named, folder, sizeBytes)
}

/** What a company says also of a file that a person names: its patterns, types and sizes, and none of the rules that are built in. */
export function createCompanyRules(patterns: readonly string[], rules: FileRules): Ignore {
  return withFileRules(companyPatterns(patterns), rules)
}

function createFileRules({ allowedTypes, largestMegabytes, refusedTypes }: FileRules): Ignore {
  const refused = refusedTypes.map(plainType)
  const allowed = allowedTypes?.map(plainType) ?? null
  const otherType = allowed === null ? null : otherTypeRule(allowed)
  return (name, named, _folder, sizeBytes) => {
    if (named === 'folder') return null
    const known = plainName(name)
    const type = refused.find((each) => endsIn(known, each))
    if (type !== undefined) return refusedTypeRule(type)
    if (otherType !== null && !allowed?.some((each) => endsIn(known, each))) return otherType
    if (largestMegabytes === null || sizeBytes === undefined) return null
    return sizeBytes > largestMegabytes * bytesOfMegabyte ? tooLargeRule(largestMegabytes) : null
  }
}

/** macOS keeps accents apart from their letters, and Windows drops dots and blanks at the end. */
function plainName(name: string): string {
  return trimEndOf(name.normalize('NFC').toLowerCase(), '. ')
}

function plainType(type: string): string {
  return plainName(type).replace(/^\./, '')
}

/** A name that is nothing but an ending, such as ".pdf", is a hidden file without a type. */
function endsIn(name: string, type: string): boolean {
  return name.endsWith(`.${type}`) && name.length > type.length + 1
}

function refusedTypeRule(type: string): IgnoreRule {
  return {
    name: 'company_refused_type',
    pattern: `*.${type}`,
    madeBy: 'your organization, which sends no files of this type',
  }
}

function otherTypeRule(allowed: readonly string[]): IgnoreRule {
  const named = allowed.slice(0, mostTypesNamed).map((type) => `*.${type}`)
  return {
    name: 'company_other_type',
    pattern: [...named, ...(allowed.length > named.length ? ['…'] : [])].join(', '),
    madeBy: 'your organization, which sends only files of these types',
  }
}

function tooLargeRule(megabytes: number): IgnoreRule {
  return { name: 'company_size', pattern: `${megabytes} MB`, madeBy: 'your organization, which sends no larger files' }
}
