// This folder: what was sent, for the window, and why a file was not.

// "Why was this file not sent?", asked in the window: about a file that was dropped, chosen in a dialog, or stands in the list.
import { relative, resolve, sep } from 'node:path'
import { withIsolatedNames } from '#shared/messages/isolated-names.ts'
import type { Language } from '#shared/messages/language.ts'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import type { WhyShown } from '#shared/contract/ipc-history.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { Viewer } from '#shared/words/format.ts'
import { whyWords } from '#shared/outside/why-words.ts'
import type { FileRules } from '#shared/policy/file-rules.ts'
import { askWhy } from '#uploader/history/why.ts'
import type { ShellClock } from '../clock.ts'
import { shownFolder } from '../settings/display-names.ts'

export type FileQuestionsParts = {
  readonly dataFolder: string
  readonly ignorePatterns: () => readonly string[]
  readonly fileRules: () => FileRules
  /** The rows of the queue as they are now. */
  readonly rows: () => Iterable<UploadRow>
  /** The system's dialog for one file; null when it was left. */
  readonly askFile: () => Promise<string | null>
  readonly copyText: (text: string) => Promise<void>
  readonly language: Language
  readonly clock: ShellClock
}

export class FileQuestions {
  readonly #parts: FileQuestionsParts
  #last: WhyShown | null = null

  constructor(parts: FileQuestionsParts) {
    this.#parts = parts
  }

  /** The answer about the file at `path` (absolute). */
  async about(path: string): Promise<WhyShown> {
    const { clock, dataFolder, fileRules, ignorePatterns } = this.#parts
    const language = withIsolatedNames(this.#parts.language)
    const reply = await askWhy(dataFolder, shownFolder(dataFolder), path, language, {
      ignorePatterns: ignorePatterns(),
      fileRules: fileRules(),
      liveRow: (wanted) => this.#liveRow(wanted),
    })
    const folder = reply.kind === 'answered' ? reply.folder : null
    const name = nameIn(folder, path)
    this.#last =
      reply.kind === 'answered'
        ? { name, ...wordsOf(reply, name, { nowMs: clock.nowMs(), timeZone: null, language }) }
        : { name, ...noAnswer(reply, language) }
    return this.#last
  }

  async choose(): Promise<WhyShown | null> {
    const file = await this.#parts.askFile()
    return file === null ? null : this.about(file)
  }

  /** Puts the last answer on the clipboard. */
  async copy(): Promise<void> {
    if (this.#last === null) return
    const { what, todo } = this.#last
    await this.#parts.copyText(`${what} ${todo}\n`.trimStart())
  }

  #liveRow(path: string): UploadRow | null {
    for (const row of this.#parts.rows()) if (row.path === path) return row
    return null
  }
}

type Answered = Extract<Awaited<ReturnType<typeof askWhy>>, { kind: 'answered' }>

function wordsOf({ answer, folder }: Answered, name: string, viewer: Viewer): Pick<WhyShown, 'what' | 'todo'> {
  const shown = folder === null ? null : shownFolder(folder)
  return whyWords(answer, { name, folder: shown, reader: 'window' }, viewer)
}

function noAnswer({ text }: { readonly text: string }, { say }: Language): Pick<WhyShown, 'what' | 'todo'> {
  return { what: text, todo: say('whyQuestion.later') }
}

/** A file in the watched folder by its path there, any other by its whole path. */
function nameIn(folder: string | null, path: string): string {
  const file = resolve(path)
  if (folder === null || file === resolve(folder) || !isAtOrInside(file, resolve(folder), sep)) return shownFolder(file)
  return relative(resolve(folder), file).split(sep).join('/')
}
