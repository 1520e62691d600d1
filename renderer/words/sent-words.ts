// A row of the history in words, and how long such rows stay.
import type { Language } from '#shared/messages/language.ts'
import type { SentItem } from '#shared/contract/ipc-history.ts'
import { clockWords, fullDayWords, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** What a screen reader says of a row. */
export function sentSentence(item: SentItem, viewer: Viewer): string {
  const { language } = viewer
  const { say } = language
  const name = visibleName(item.name)
  const facts = {
    name: item.where === '' ? name : say('list.inFolder', { name, folder: visibleName(item.where) }),
    size: sizeWords(item.sizeBytes, language),
    when: say('time.dayAt', { day: fullDayWords(item.sentAtMs, viewer), clock: clockWords(item.sentAtMs, viewer) }),
  }
  return item.destination === null
    ? say('history.sentence', facts)
    : say('history.sentenceAt', { ...facts, place: visibleName(item.destination) })
}

/** What becomes of rows that are older than `days`; a long time is said in years, too. */
export function keptWords(days: number, { say }: Language): string {
  if (days < 365) return say('history.keptText')
  return say('history.keptTextYears', { days, years: Math.round((days / 365) * 10) / 10 })
}
