// What a screen reader is told without being asked: how the queue stands, in few words and not often.
import type { Language } from '#shared/messages/language.ts'
import { sentences } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { queueWords } from '#shared/words/upload-words.ts'

/** No more often than this: speech takes time, and a person may be reading something else. */
export const speakEveryMs = 8_000

/** "Uploading 3 files. Sent: 412. Needs you: 2." Nothing in it changes with every byte. */
export function spokenWords(overview: Overview, viewer: Viewer): string {
  const { language } = viewer
  const { what } = queueWords(overview.facts, viewer)
  const { sent, attention } = overview.counts
  const counts = [
    ...(sent > 0 ? [countedWords('sent', sent, language)] : []),
    // Where nothing else is to be said, it is the sentence itself.
    ...(attention > 0 && what !== language.say('queue.blocked.what', { count: attention })
      ? [countedWords('attention', attention, language)]
      : []),
  ]
  return sentences(language, what, ...counts)
}

function countedWords(group: 'sent' | 'attention', count: number, { say }: Language): string {
  return say('health.spokenCount', { group: say(`group.${group}`), count })
}
