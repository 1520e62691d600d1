// How long `watch` takes until it says "ready", with a million files sent before and with none.
import { stop } from '../../rig/child-lines.ts'
import { startCompany } from '../../rig/company.ts'
import type { Company } from '../../rig/company.ts'
import { makeHistory } from '#test/rigs/history/many-rows.ts'
import { usualRounds } from '../../measure.ts'
import type { Measure, Taken } from '../../measure.ts'
import { median } from '../../median.ts'
import { startOutbox } from '../../rig/outbox-run.ts'
import type { Workplace } from '../../rig/workplace.ts'

const rowCount = 1_000_000

export const historyStart: Measure = {
  name: 'history-start',
  what: 'the start of watch after 1,000,000 sent files / after none',
  target: 1.5,
  unit: 'times',
  higher: false,
  take: takeHistoryStart,
}

async function takeHistoryStart(place: Workplace): Promise<Taken> {
  const company = await startCompany(place, 'history-company')
  const many = place.folder('history-many')
  const none = place.folder('history-none')
  place.say('history-start: making 1,000,000 rows, which takes a minute')
  makeHistory(many, rowCount)
  const watched = place.folder('history-watched')
  // The first start makes the records.
  for (const data of [many, none]) await startMs(place, company, watched, data)
  const [withMany, withNone]: [number[], number[]] = [[], []]
  for (let round = 0; round < usualRounds; round += 1) {
    withMany.push(await startMs(place, company, watched, many))
    withNone.push(await startMs(place, company, watched, none))
  }
  await company.close()
  const values = withMany.map((ms, round) => ms / (withNone[round] ?? 1))
  return { kind: 'taken', values, beside: { manyMs: median(withMany), noneMs: median(withNone) } }
}

async function startMs(place: Workplace, company: Company, folder: string, data: string): Promise<number> {
  const beganMs = performance.now()
  const run = startOutbox(place, company, ['watch', '--yes', '--folder', folder, '--data', data])
  const readyMs = await new Promise<number>((resolve) =>
    run.onLine((seen) => void (seen.readyMs !== null && resolve(seen.readyMs))),
  )
  await stop(run.child)
  return readyMs - beganMs
}
