// Counts, one after the other, as one sentence: "1 file is in Dropbox, 2 files still wait."
import type { Language } from '#shared/messages/language.ts'

export function countsSentence(parts: readonly string[], { say }: Language): string {
  const text = parts.reduce((first, second) => (first === '' ? second : say('run.and', { first, second })), '')
  return say('run.sentence', { text })
}
