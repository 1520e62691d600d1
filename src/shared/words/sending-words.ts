// Words for a file that is being sent, also while no byte of it leaves.
import { assertNever } from '../assert.ts'
import { bytesWords, percent, rangeWords, sizeWords } from './format.ts'
import type { UploadRow } from '../rows/upload-row.ts'
import type { SendStep } from '../rows/send-progress.ts'

/** Of files above this, percent alone would stand still for long. */
const largeBytes = 100_000_000

/** Nothing is wrong, so that there is no code beside them. */
type SendingWords = { readonly status: string; readonly what: string; readonly next: string }

/** Words for a row that is being sent. `name` is the file's, in quotes. */
export function sendingWords({ bytesPerSecond, sentBytes, sizeBytes, step }: UploadRow, name: string): SendingWords {
  const [sent, size] = [sentBytes ?? 0, sizeBytes ?? 0]
  if (step === undefined) {
    const bytes =
      size > largeBytes && sent > 0 ? `: ${bytesWords(sent, size)}${paceWords(size - sent, bytesPerSecond)}` : ''
    return said(`Uploading${shareWords(sent, size)}`, `${name} is being sent${bytes}.`, '')
  }
  switch (step.kind) {
    case 'rereading': {
      const { ofBytes, readBytes } = step
      const what = `Checking what arrived of ${name} before: ${bytesWords(readBytes, ofBytes)}.`
      return said(`Checking${shareWords(readBytes, ofBytes)}`, what, 'Then the rest is sent.')
    }
    case 'reconnecting':
      return said('Connection lost', `The connection was lost ${whenWords(sent, name)}.`, 'It goes on from there.')
    case 'waiting_for_room': {
      const what = `Your company\u2019s server had no room for more ${whenWords(sent, name)}.`
      return said('Waiting for the server', what, 'It goes on from there.')
    }
    case 'finishing':
      return said('Finishing', `All of ${name} has arrived. Dropbox makes it a file.`, '')
    case 'answer_awaited':
      return said(
        'Finishing',
        `All of ${name} was handed to the network.`,
        'Dropbox\u2019s word that it arrived is awaited.',
      )
    default:
      return assertNever(step)
  }
}

/** A range is no promise: the network may slow down or speed up by this much. */
const doubt = 1.4

/** ", 2.1 MB/s, about 3–5 min left", or nothing. */
function paceWords(leftBytes: number, bytesPerSecond: number | undefined): string {
  if (bytesPerSecond === undefined || bytesPerSecond <= 0) return ''
  const leftMs = (leftBytes / bytesPerSecond) * 1_000
  return `, ${sizeWords(bytesPerSecond)}/s, about ${rangeWords(leftMs / doubt, leftMs * doubt)} left`
}

/** The same in a few words, for a line that has the file's bytes already; none while bytes leave. */
export function stepWords(step: SendStep | null): readonly string[] {
  if (step === null) return []
  switch (step.kind) {
    case 'rereading':
      return [`checking what arrived before: ${bytesWords(step.readBytes, step.ofBytes)}`]
    case 'reconnecting':
      return ['connection lost, goes on from there']
    case 'waiting_for_room':
      return ['waiting for room on the server']
    case 'finishing':
      return ['Dropbox makes it a file']
    case 'answer_awaited':
      return ['Dropbox\u2019s word that it arrived is awaited']
    default:
      return assertNever(step)
  }
}

function whenWords(sentBytes: number, name: string): string {
  return sentBytes === 0 ? `before any of ${name} arrived` : `after ${sizeWords(sentBytes)} of ${name}`
}

function shareWords(doneBytes: number, allBytes: number): string {
  const share = percent(doneBytes, allBytes)
  return share === null ? '' : ` ${share} %`
}

function said(status: string, what: string, next: string): SendingWords {
  return { status, what, next }
}
