// A row of the history as a line for people.
import { clockWords, sizeWords, type Viewer } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { NumberedRow } from '#uploader/history/export-formats.ts'

/** A line for people. The place in Dropbox stands last, so that it can be copied whole. */
export function tableLine({ row }: NumberedRow, viewer: Viewer): string {
  const day = dayOf(row.sentAtMs, viewer)
  const size = sizeWords(row.sizeBytes, viewer.language).padStart(9)
  const where =
    row.destination === null
      ? ''
      : `  ${viewer.language.say('sentList.inDropbox', { place: visibleName(row.destination) })}`
  return `${day} ${clockWords(row.sentAtMs, viewer)}  ${size}  ${visibleName(row.path)}${where}\n`
}

function dayOf(atMs: number, { timeZone }: Viewer): string {
  const zone = timeZone === null ? {} : { timeZone }
  // The Swedish form of a date is the one of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short' }).format(atMs)
}
