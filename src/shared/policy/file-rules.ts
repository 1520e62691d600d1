// Which files a company lets out, by what their names end in and by their size.
import { decidedValue, type Policy } from './policy.ts'

/** Megabytes are of a million bytes, as sizes are shown. */
export type FileRules = {
  /** Only these are sent; null: all that are not refused. */
  readonly allowedTypes: readonly string[] | null
  readonly refusedTypes: readonly string[]
  /** Null: any size. */
  readonly largestMegabytes: number | null
}

/** No company decides about types and sizes. */
export const noFileRules: FileRules = { allowedTypes: null, refusedTypes: [], largestMegabytes: null }

export function fileRulesOf(policy: Policy): FileRules {
  return {
    allowedTypes: decidedValue(policy, 'allowedTypes'),
    refusedTypes: decidedValue(policy, 'refusedTypes') ?? [],
    largestMegabytes: decidedValue(policy, 'largestFileMegabytes'),
  }
}
