// What the records know is older than the rules: a file that waits from an earlier run may be left out by one that came since. The first
// look at the folder finds that, and may take minutes; until then no such file may be opened.
import type { OpenAnswer, Source } from '#adapters/files/source.ts'
import { ignoreRule, type Ignore, type IgnoreRule } from '#adapters/folder/names/ignore.ts'

const leftOut = { kind: 'other', observed: { kind: 'absent' } } as const

/** Opens the files of `source` that no rule of `ignore` leaves out. `tell` hears of each other one, before the answer. */
export function createUnruledSource(
  source: Source,
  ignore: Ignore,
  tell: (path: string, rule: IgnoreRule) => void,
): Source {
  return {
    async open(path, wasRead): Promise<OpenAnswer> {
      const byName = ignoreRule(path, ignore)
      if (byName !== null) {
        tell(path, byName)
        return leftOut
      }
      const answer = await source.open(path, wasRead)
      if (answer.kind !== 'opened') return answer
      const bySize = ignoreRule(path, ignore, answer.file.stat.sizeBytes)
      if (bySize === null) return answer
      await answer.file.close()
      tell(path, bySize)
      return leftOut
    },
  }
}
