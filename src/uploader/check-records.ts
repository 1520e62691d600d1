// The doctor's questions about Outbox's own records: can they be read, what is in them, and is the folder still the one they speak of.
import { plural } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { assertNever } from '#shared/assert.ts'
import { lookAtRemembered } from './adopt-folder.ts'
import { openRecords } from './records.ts'
import type { Finding } from './doctor/check-server.ts'

/** `dataFolder` is absolute. `folder`: the one that is to be watched, absolute; null where none was named. Changes nothing there. */
export async function checkRecords(dataFolder: string, folder: string | null): Promise<readonly Finding[]> {
  const opened = openRecords(dataFolder, visibleName(dataFolder))
  if (opened.kind === 'refused') {
    // Before the first run that is as it should be.
    const ok = opened.code === 'no_records'
    return [{ check: 'records', ok, text: opened.text }]
  }
  const { counts } = opened.records
  const remembered = opened.records.folder()
  opened.records.close()
  const text = `${plural(counts.done, 'file')} in Dropbox, ${counts.waiting} waiting, ${counts.blocked} in need of you.`
  const records: Finding = { check: 'records', ok: true, text }
  if (remembered === null) return [records]
  const shown = visibleName(remembered.path)
  if (folder !== null && folder !== remembered.path)
    return [records, { check: 'watched folder', ok: true, text: `The records are of ${shown}, another folder.` }]
  const { state } = await lookAtRemembered(remembered)
  switch (state) {
    case 'there':
      return [records, { check: 'watched folder', ok: true, text: `${shown} is the folder of the records.` }]
    case 'away':
      return [records, { check: 'watched folder', ok: false, text: `${shown} is not reachable.` }]
    case 'replaced': {
      const advice = `Take it with the command adopt --data ${visibleName(dataFolder)} if it is the one.`
      const another = `Another folder stands at ${shown} than the one of the records, so nothing is sent from it.`
      return [records, { check: 'watched folder', ok: false, text: `${another} ${advice}` }]
    }
    default:
      return assertNever(state)
  }
}
