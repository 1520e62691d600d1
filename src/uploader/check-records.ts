// The doctor's questions about Outbox's own records: can they be read, what is in them, and is the folder still the one they speak of.
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { assertNever } from '#shared/assert.ts'
import { lookAtRemembered } from './agreed-folder.ts'
import { openRecords } from './records.ts'
import type { Finding } from './doctor/check-server.ts'

/** `dataFolder` is absolute. `folder`: the one that is to be watched, absolute; null where none was named. Changes nothing there. */
export async function checkRecords(
  dataFolder: string,
  folder: string | null,
  language: Language,
): Promise<readonly Finding[]> {
  const { say } = language
  const opened = openRecords(dataFolder, visibleName(dataFolder), language)
  if (opened.kind === 'refused') {
    // Before the first run that is as it should be.
    const ok = opened.code === 'no_records'
    return [{ check: 'records', ok, text: opened.text }]
  }
  const { counts } = opened.records
  const remembered = opened.records.folder()
  opened.records.close()
  const records: Finding = { check: 'records', ok: true, text: say('doctor.records', counts) }
  if (remembered === null) return [records]
  const shown = visibleName(remembered.path)
  if (folder !== null && folder !== remembered.path)
    return [records, { check: 'watched folder', ok: true, text: say('doctor.records.otherFolder', { folder: shown }) }]
  const { state } = await lookAtRemembered(remembered)
  switch (state) {
    case 'there':
      return [records, { check: 'watched folder', ok: true, text: say('doctor.records.folder', { folder: shown }) }]
    case 'away':
      return [
        records,
        { check: 'watched folder', ok: false, text: say('doctor.folder.unreachable', { folder: shown }) },
      ]
    case 'replaced': {
      const text = say('doctor.records.replaced', { folder: shown, dataFolder: visibleName(dataFolder) })
      return [records, { check: 'watched folder', ok: false, text }]
    }
    default:
      return assertNever(state)
  }
}
