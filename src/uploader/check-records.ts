// The doctor's questions about Outbox's own records: can they be read, what is in them, and is the folder still the one they speak of.
import { examineLedger } from '#adapters/ledger/integrity-check.ts'
import { ledgerPath } from '#adapters/ledger/records/ledger-file.ts'
import { failureOf, writeTroubleIn } from '#adapters/ledger/records/sqlite-errors.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { assertNever } from '#shared/assert.ts'
import { lookAtRemembered } from './agreed-folder.ts'
import type { RememberedFolder } from './agreed-folder.ts'
import { readSentHistory } from './history/open-history.ts'
import { needsNobody, openRecords } from './records.ts'
import type { Finding } from './doctor/check-server.ts'

/** `dataFolder` is absolute. `folder`: the one that is to be watched, absolute; null where none was named. Changes nothing there. */
export async function checkRecords(
  dataFolder: string,
  folder: string | null,
  language: Language,
): Promise<readonly Finding[]> {
  const { say } = language
  const shown = visibleName(dataFolder)
  // Whoever counts rows reads a few pages of many.
  if (isDamaged(dataFolder))
    return [{ check: 'records', ok: false, text: say('doctor.records.damaged', { folder: shown }) }]
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') {
    // Before the first run that is as it should be.
    const ok = opened.code === 'no_records'
    return [{ check: 'records', ok, text: opened.text }]
  }
  const unneeding = [...opened.records.rows('not_done')].filter(needsNobody).length
  const counts = { ...opened.records.counts, blocked: opened.records.counts.blocked - unneeding }
  const [first, ...further] = opened.records.folders()
  opened.records.close()
  const records: Finding[] = [{ check: 'records', ok: true, text: say('doctor.records', counts) }]
  const history = readSentHistory(dataFolder, shown, language, (sent) => sent.isSound())
  if (history.kind === 'refused') records.push({ check: 'history', ok: false, text: history.text })
  else if (!history.value)
    records.push({ check: 'history', ok: false, text: say('sentList.damaged', { folder: shown }) })
  // What can be read may have no room for the next line, and then nothing is sent.
  const trouble = writeTroubleIn(dataFolder)
  if (trouble !== null)
    records.push({
      check: 'records',
      ok: false,
      text: say(`refusal.records.${trouble}`, { folder: shown }),
    })
  if (first === undefined) return records
  const isOther = folder !== null && folder !== first.path
  const ofFirst = isOther
    ? [
        {
          check: 'watched folder',
          ok: true,
          text: say('doctor.records.otherFolder', { folder: visibleName(first.path) }),
        },
      ]
    : [await findingOf(first, dataFolder, language)]
  const ofFurther = await Promise.all(further.map((one) => findingOf(one, dataFolder, language)))
  return [...records, ...ofFirst, ...ofFurther]
}

/** As the next start will find them. False where they cannot be looked at: whoever opens them says why. */
function isDamaged(dataFolder: string): boolean {
  try {
    return examineLedger(ledgerPath(dataFolder), 'start').kind === 'damaged'
  } catch (error) {
    if (failureOf(error, dataFolder) === null) throw error
    return false
  }
}

async function findingOf(remembered: RememberedFolder, dataFolder: string, { say }: Language): Promise<Finding> {
  const folder = visibleName(remembered.path)
  const { state } = await lookAtRemembered(remembered)
  const check = 'watched folder'
  switch (state) {
    case 'there':
      return { check, ok: true, text: say('doctor.records.folder', { folder }) }
    case 'away':
      return { check, ok: false, text: say('doctor.folder.unreachable', { folder }) }
    case 'replaced':
      return { check, ok: false, text: say('doctor.records.replaced', { folder, dataFolder: visibleName(dataFolder) }) }
    default:
      return assertNever(state)
  }
}
