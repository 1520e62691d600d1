// What a link costs when two company servers share the work and a PostgreSQL, against one alone with it.
import { hasPostgres, startPostgres } from '#test/rigs/postgres/postgres.ts'
import type { Measure, Taken } from '../measure.ts'
import { usualRounds } from '../measure.ts'
import { median } from '../median.ts'
import { startCompany } from '../rig/company.ts'
import { memoryUntold } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'
import { askMany } from './ask-many.ts'
import { linkQuestions, processorSeconds } from './link-questions.ts'

const questions = 2_000
const width = 8

export const replicas: Measure = {
  name: 'replicas',
  what: 'processor time of a link from two servers on one PostgreSQL / from one alone',
  target: 1.15,
  unit: 'times',
  higher: false,
  take: takeReplicas,
}

async function takeReplicas(place: Workplace): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  if (!hasPostgres('replicas')) return { kind: 'not_taken', because: 'There is no PostgreSQL.' }
  const postgres = await startPostgres()
  const company = await startCompany(place, 'replicas-company', undefined, null, await postgres.aDatabase())
  const other = await company.startAnother()
  const [alone, both]: [number[], number[]] = [[], []]
  // The first round of each meets servers that have just started, and does not count.
  for (let round = 0; round <= usualRounds; round += 1) {
    const asks = linkQuestions(company, questions, `alone-${round}`)
    const one = await processorSeconds([company.serverPid()], () => askMany(`${company.url}/v1/links`, asks, width))
    const shared = linkQuestions(company, questions, `both-${round}`)
    const two = await processorSeconds([company.serverPid(), other.pid], () =>
      Promise.all([
        askMany(`${company.url}/v1/links`, shared.slice(0, questions / 2), width / 2),
        askMany(`${other.url}/v1/links`, shared.slice(questions / 2), width / 2),
      ]),
    )
    if (round === 0) continue
    alone.push(one)
    both.push(two)
    place.say(`replicas: round ${round}, ${two.toFixed(2)} s, alone ${one.toFixed(2)} s`)
  }
  await company.close()
  await postgres.close()
  const values = both.map((seconds, round) => seconds / (alone[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { both: median(both), alone: median(alone) } }
}
