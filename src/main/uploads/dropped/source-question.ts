// Asked by the system's own dialog before files from outside the person's own folders are added: their paths come from the page's
// process, and one that was taken over could name any.
import { posix, win32 } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { Question } from '../../settings/server-question.ts'

export type KnownPlaces = {
  readonly platform: NodeJS.Platform
  /** Folders of the person, and those that were agreed to. */
  readonly own: readonly string[]
}

/** The folders outside `own` that hold these `sources` (absolute), each once, in the order of the sources. */
export function foreignFolders(sources: readonly string[], { own, platform }: KnownPlaces): readonly string[] {
  const paths = platform === 'win32' ? win32 : posix
  const spelled = (path: string): string => (platform === 'linux' ? path : path.toLowerCase())
  const isOwn = (source: string): boolean =>
    own.some((folder) => isAtOrInside(spelled(source), spelled(folder), paths.sep))
  return [...new Set(sources.filter((source) => !isOwn(source)).map((source) => paths.dirname(source)))]
}

/** What to ask about them; null for none. */
export function sourceQuestion(folders: readonly string[]): Question | null {
  const [first, ...others] = folders
  if (first === undefined) return null
  const more =
    others.length === 0 ? '' : ` and ${others.length === 1 ? 'another folder' : `${others.length} other folders`}`
  return {
    title: 'Add files',
    message: `Add files from ${visibleName(first)}${more}?`,
    detail:
      'That is outside your own folders. They are copied into the watched folder and sent. Say no if you did not drop them on the window.',
    yes: 'Add them',
  }
}
