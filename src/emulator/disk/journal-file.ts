// The journal on disk: one JSON line an entry, only ever appended to, read back at the next start.
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { JournalEntry } from '../model/journal.ts'

export type JournalFile = {
  readonly earlier: readonly JournalEntry[]
  append(entry: JournalEntry): void
  close(): void
}

const entrySchema = z.looseObject({ kind: z.string(), seq: z.int(), atMs: z.number() })

/** Opens the journal in `file`. A last line that a sudden end left torn is cut off. */
export function openJournalFile(file: string): JournalFile {
  const earlier = readEarlier(file)
  const descriptor = openSync(file, 'a')
  return {
    earlier,
    append: (entry) => {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`)
    },
    close: () => closeSync(descriptor),
  }
}

function readEarlier(file: string): readonly JournalEntry[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const wholeBytes = bytes.lastIndexOf(10) + 1 // 10 is the line feed
  if (wholeBytes < bytes.length) truncateSync(file, wholeBytes)
  const lines = bytes.toString('utf8', 0, wholeBytes).split('\n').slice(0, -1)
  // Only this emulator writes the file, each line from a JournalEntry; the schema catches a file that is something else.
  return lines.map((line) => entrySchema.parse(JSON.parse(line)) as unknown as JournalEntry)
}
