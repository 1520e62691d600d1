// Words for a file that is being sent, also while no byte of it leaves.
import { assertNever } from '../assert.ts'
import type { Language } from '../messages/language.ts'
import type { SendStep } from '../rows/send-progress.ts'
import type { UploadRow } from '../rows/upload-row.ts'
import { bytesWords, percent, rangeWords, rateWords, sizeWords } from './format.ts'

/** Of files above this, percent alone would stand still for long. */
const largeBytes = 100_000_000

/** Nothing is wrong, so that there is no code beside them. */
type SendingWords = { readonly status: string; readonly what: string; readonly next: string }

/** Words for a row that is being sent. `name` is the file's, in quotes. */
export function sendingWords(
  { bytesPerSecond, sentBytes, sizeBytes, step }: UploadRow,
  name: string,
  language: Language,
): SendingWords {
  const { say } = language
  const [sent, size] = [sentBytes ?? 0, sizeBytes ?? 0]
  if (step === undefined) {
    const bytes = bytesWords(sent, size, language)
    const pace = paceWords(size - sent, bytesPerSecond, language)
    const what =
      size > largeBytes && sent > 0
        ? pace === null
          ? say('upload.sending.whatBytes', { name, bytes })
          : say('upload.sending.whatPace', { name, bytes, ...pace })
        : say('upload.sending.what', { name })
    return said(shareWords('sending', percent(sent, size), language), what, '')
  }
  switch (step.kind) {
    case 'rereading': {
      const { ofBytes, readBytes } = step
      const what = say('upload.rereading.what', { name, bytes: bytesWords(readBytes, ofBytes, language) })
      return said(shareWords('rereading', percent(readBytes, ofBytes), language), what, say('upload.rereading.next'))
    }
    case 'reconnecting':
    case 'waiting_for_room': {
      const atOnce = sent === 0 ? 'AtOnce' : ''
      const what = say(`upload.${step.kind}.what${atOnce}`, { name, size: sizeWords(sent, language) })
      return said(say(`upload.${step.kind}.status`), what, say(`upload.${step.kind}.next${atOnce}`))
    }
    case 'finishing':
      return said(say('upload.finishing.status'), say('upload.finishing.what', { name }), '')
    case 'answer_awaited': {
      const what = say('upload.answer_awaited.what', { name })
      return said(say('upload.answer_awaited.status'), what, say('upload.answer_awaited.next'))
    }
    default:
      return assertNever(step)
  }
}

/** A range is no promise: the network may slow down or speed up by this much. */
const doubt = 1.4

/** How fast it goes and how long it takes, where that can be told. */
function paceWords(
  leftBytes: number,
  bytesPerSecond: number | undefined,
  language: Language,
): { readonly rate: string; readonly left: string } | null {
  if (bytesPerSecond === undefined || bytesPerSecond <= 0) return null
  const leftMs = (leftBytes / bytesPerSecond) * 1_000
  return { rate: rateWords(bytesPerSecond, language), left: rangeWords(leftMs / doubt, leftMs * doubt, language) }
}

/** The same in a few words, for a line that has the file's bytes already; none while bytes leave. */
export function stepWords(step: SendStep | null, language: Language): readonly string[] {
  if (step === null) return []
  const bytes = step.kind === 'rereading' ? bytesWords(step.readBytes, step.ofBytes, language) : ''
  return [language.say(`upload.${step.kind}.step`, { bytes })]
}

function shareWords(step: 'sending' | 'rereading', share: number | null, { say }: Language): string {
  return share === null ? say(`upload.${step}.status`) : say(`upload.${step}.statusShare`, { percent: share })
}

function said(status: string, what: string, next: string): SendingWords {
  return { status, what, next }
}
