// What is said when files were taken back.
import { say } from './say.ts'

/** `files` are not sent; of `removed` of them the copies that Outbox had made are gone from the folder. */
export function takenBackWords(files: number, removed: number): string {
  if (removed === files) return say('grace.takenBack', { count: files })
  return removed === 0 ? say('grace.notSent', { count: files }) : say('grace.removed', { count: files, removed })
}
