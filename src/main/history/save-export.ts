// Saves what a filter finds in the history as a file: beside its place first, so that a half written one never bears the name.
import type { Language } from '#shared/messages/language.ts'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { renameOver } from '#adapters/system/rename-over.ts'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import type { ExportAsk, ExportEnd } from '#shared/contract/ipc-history.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import type { ExportFormat } from '#shared/rows/sent-file.ts'
import { exportWriters } from '#uploader/history/export-formats.ts'
import { brokenHistory, openSentHistory, type SentHistory } from '#uploader/history/open-history.ts'
import { shownFolder } from '../settings/display-names.ts'

export type ExportParts = {
  readonly dataFolder: string
  /** The watched folders: what is saved there is sent. */
  readonly watched: () => readonly string[]
  /** The system's dialog; null when it was left. */
  readonly askSave: (name: string, format: ExportFormat) => Promise<string | null>
  readonly language: Language
  readonly today: () => Date
}

const pageSize = 500

/** Asks for a place and writes there. Never throws for anything a disk can do. */
export async function saveExport({ filter, format }: ExportAsk, parts: ExportParts): Promise<ExportEnd> {
  const { askSave, dataFolder, language, today, watched } = parts
  const { say } = language
  const chosen = await askSave(exportName(today(), format), format)
  if (chosen === null) return { kind: 'left' }
  const file = resolve(chosen)
  const shown = shownFolder(file)
  if (watched().some((folder) => isAtOrInside(file, resolve(folder), sep))) {
    return { kind: 'refused', code: 'in_watched_folder', text: say('export.in_watched_folder') }
  }
  const opened = openSentHistory(dataFolder, shownFolder(dataFolder), language)
  if (opened.kind === 'refused') return opened
  const draft = `${file}.part`
  try {
    const files = await writeDraft(draft, opened.history, { filter, format })
    await renameOver(draft, file)
    return { kind: 'saved', files, shown }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    const code = errorCodeOf(error)
    if (code === null || code === 'ERR_SQLITE_ERROR')
      return brokenHistory(error, dataFolder, shownFolder(dataFolder), language)
    return { kind: 'refused', code, text: say('export.unwritable', { file: shown, code }) }
  } finally {
    opened.history.close()
  }
}

/** Answers how many rows were written. */
async function writeDraft(draft: string, history: SentHistory, ask: ExportAsk): Promise<number> {
  const handle = await open(draft, 'w')
  try {
    return await writeAll(handle, history, ask)
  } finally {
    await handle.close()
  }
}

/** Page by page: other work gets its turn in between. */
async function writeAll(handle: FileHandle, history: SentHistory, { filter, format }: ExportAsk): Promise<number> {
  const { head, line } = exportWriters[format]
  await handle.write(head())
  let files = 0
  let before: number | null = null
  do {
    const page = history.page({ ...filter, before, most: pageSize })
    if (page.rows.length > 0) await handle.write(page.rows.map(line).join(''))
    files += page.rows.length
    before = page.next
  } while (before !== null)
  await handle.sync()
  return files
}

/** "outbox-history-2026-11-29.csv", by the day of this computer. */
export function exportName(day: Date, format: ExportFormat): string {
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  return `outbox-history-${parts.map((part) => String(part).padStart(2, '0')).join('-')}.${format}`
}
