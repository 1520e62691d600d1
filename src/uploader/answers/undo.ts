// A person takes back, in another terminal, what came last and waits in its grace time.
import { createClock } from '#adapters/system/clock.ts'
import { forgetUndo, readUndoAnswer, writeUndoRequest } from '#adapters/system/undo-request.ts'
import type { Language } from '#shared/messages/language.ts'
import { readLiveProgress } from '../progress/live-progress.ts'
import { openRecords } from '../records.ts'

export type UndoReply =
  | {
      readonly kind: 'answered'
      readonly code: 'taken_back' | 'nothing_taken_back'
      readonly files: number
      readonly text: string
    }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** A running Outbox hears a few times a second; one on a slow disk takes its time. */
const answerPatienceMs = 5_000
const lookPeriodMs = 50

/** Asks the Outbox that runs over `dataFolder` (absolute, `shown` in sentences), and waits for its answer. */
export async function undo(
  dataFolder: string,
  shown: string,
  language: Language,
  patienceMs = answerPatienceMs,
): Promise<UndoReply> {
  const { say } = language
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') return opened
  opened.records.close()
  const clock = createClock()
  try {
    const live = await readLiveProgress(dataFolder, clock.wallMs(clock.now()))
    if (live?.batch === undefined || live.batch === null) return nothing(say('undo.nothingWaits'))
    try {
      writeUndoRequest(dataFolder, live.batch.id)
    } catch {
      return { kind: 'refused', code: 'data_unwritable', text: say('records.unwritable', { folder: shown }) }
    }
    const files = await answerIn(dataFolder, clock, patienceMs)
    if (files === null) return { kind: 'refused', code: 'no_answer', text: say('undo.noAnswer', { folder: shown }) }
    if (files === 0) return nothing(say('undo.tooLate'))
    return { kind: 'answered', code: 'taken_back', files, text: say('undo.takenBack', { count: files }) }
  } finally {
    clock.close()
  }
}

function nothing(text: string): UndoReply {
  return { kind: 'answered', code: 'nothing_taken_back', files: 0, text }
}

/** How many files were taken back; null when nobody answered in time, and nobody will. */
async function answerIn(
  dataFolder: string,
  clock: ReturnType<typeof createClock>,
  patienceMs: number,
): Promise<number | null> {
  const startedMs = clock.now()
  let files = readUndoAnswer(dataFolder)
  while (files === null && clock.now() - startedMs < patienceMs) {
    await clock.delay(lookPeriodMs)
    files = readUndoAnswer(dataFolder)
  }
  forgetUndo(dataFolder)
  return files
}
