// A file's name in two parts, so that a long one can be cut in the middle and its ending stays in sight.
import { visibleBaseName, visibleName } from '#shared/words/visible-name.ts'

export type NameParts = {
  /** May be cut at its end. */
  readonly head: string
  /** Always shown: the ending, with a few letters before it. '' for names that are short. */
  readonly tail: string
}

/** Names up to here fit nearly everywhere and are left whole. */
const shortName = 18
const lettersBeforeEnding = 6
const longestEnding = 12

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Splits the visible form of a path's last part. The parts together are the whole name, letter by letter. */
export function namePartsOf(path: string): NameParts {
  const name = visibleBaseName(path)
  if (name.length <= shortName) return { head: name, tail: '' }
  const letters = Array.from(graphemes.segment(name), ({ segment }) => segment)
  const dot = letters.lastIndexOf('.')
  const hasEnding = dot > 0 && letters.length - dot <= longestEnding
  const from = Math.max(1, (hasEnding ? dot : letters.length) - lettersBeforeEnding)
  return { head: letters.slice(0, from).join(''), tail: letters.slice(from).join('') }
}

/** The folder of a path below the watched folder, made visible; '' at its top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : visibleName(path.slice(0, slash))
}
