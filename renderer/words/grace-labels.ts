// What is said of new files that can still be taken back.
import { countWords, plural } from '#shared/words/format.ts'

export const grace = {
  /** Seen, and counted down. */
  sentIn: (files: number, seconds: number) => `${plural(files, 'file')} will be sent in ${seconds} s`,
  /** Heard once. */
  sentSoon: (files: number) => `${plural(files, 'new file')} will be sent soon. The button Undo takes them back.`,
  takenBack: (files: number, removed: number) => {
    if (files === 0) return 'Nothing was taken back: it is sent or on its way already.'
    if (removed === files) return `${plural(files, 'file')} taken back.`
    const are = files === 1 ? 'is' : 'are'
    if (removed === 0) return `${plural(files, 'file')} ${are} not sent. What lies in the folder stays there.`
    return `${plural(files, 'file')} ${are} not sent. ${removed === 1 ? 'One copy that Outbox made was' : `${countWords(removed)} copies that Outbox made were`} removed from the folder; the rest stays there.`
  },
  title: 'New files',
  legend: 'Time to undo before new files are sent',
  choice: (seconds: number) => (seconds === 0 ? 'None: they are sent at once' : plural(seconds, 'second')),
  text: 'So long Undo takes back all that came together. After a restart the time of what was not begun begins anew.',
} as const
