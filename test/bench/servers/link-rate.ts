// What a link costs the company server, against what a Fastify route that answers a constant costs: links for each second of a
// processor, by the same client. The server asks the local Dropbox for each link, as it asks Dropbox.
import { z } from 'zod'
import type { Measure, Taken } from '../measure.ts'
import { usualRounds } from '../measure.ts'
import { median } from '../median.ts'
import { askMany } from './ask-many.ts'
import { linkQuestions, processorSeconds } from './link-questions.ts'
import { hasPostgres, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { readyLine, stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import { memoryUntold, pidOf } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const questions = 2_000
const width = 8

export const linkRate: Measure = {
  name: 'link-rate',
  what: 'links of the company server for each second of a processor / answers of a constant route',
  target: 0.3,
  unit: 'times',
  higher: true,
  take: (place) => takeLinkRate(place, null),
}

export const sharedLinkRate: Measure = {
  name: 'link-rate-postgres',
  what: 'the same with all that is kept in a PostgreSQL',
  target: 0.2,
  unit: 'times',
  higher: true,
  take: async (place) => {
    if (!hasPostgres('link-rate-postgres')) return { kind: 'not_taken', because: 'There is no PostgreSQL.' }
    const postgres = await startPostgres()
    try {
      return await takeLinkRate(place, await postgres.aDatabase())
    } finally {
      await postgres.close()
    }
  },
}

async function takeLinkRate(place: Workplace, databaseUrl: string | null): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const company = await startCompany(place, 'link-rate-company', undefined, null, databaseUrl)
  const constant = place.startServer('../servers/constant-route-child.ts', [])
  const { url } = z.object({ url: z.string() }).parse(await readyLine(constant))
  const [links, constants]: [number[], number[]] = [[], []]
  // The first round of each meets servers that have just started, and does not count.
  for (let round = 0; round <= usualRounds; round += 1) {
    const asks = linkQuestions(company, questions, String(round))
    const seconds = (pid: number, at: string): Promise<number> =>
      processorSeconds([pid], () => askMany(`${at}/v1/links`, asks, width))
    const constantRate = questions / (await seconds(pidOf(constant), url))
    const linksRate = questions / (await seconds(company.serverPid(), company.url))
    if (round === 0) continue
    constants.push(constantRate)
    links.push(linksRate)
    place.say(`link-rate: round ${round}, ${linksRate.toFixed(0)} links, ${constantRate.toFixed(0)} constants`)
  }
  await stop(constant)
  await company.close()
  const values = links.map((rate, round) => rate / (constants[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { links: median(links), constants: median(constants) } }
}
