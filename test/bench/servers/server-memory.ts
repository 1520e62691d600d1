// How much memory the company server holds after it gave out very many links, none of which was used.
import type { Measure, Scale, Taken } from '../measure.ts'
import { startCompany } from '../rig/company.ts'
import { memoryUntold, residentBytes } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'
import { askMany } from './ask-many.ts'
import { linkQuestions } from './link-questions.ts'

const mib = 1024 ** 2
const atOnce = 10_000
const width = 16

export const serverMemory: Measure = {
  name: 'server-memory',
  what: 'memory of the company server after 50,000 (--full: 1,000,000) links',
  target: 250,
  unit: 'MiB',
  higher: false,
  take: takeServerMemory,
}

async function takeServerMemory(place: Workplace, { full }: Scale): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const links = full ? 1_000_000 : 50_000
  const company = await startCompany(place, 'server-memory-company')
  const held = (): number => residentBytes(company.serverPid()) / mib
  const atStart = held()
  for (let given = 0; given < links; given += atOnce) {
    await askMany(`${company.url}/v1/links`, linkQuestions(company, atOnce, String(given)), width)
    place.say(`server-memory: ${given + atOnce} links, ${held().toFixed(0)} MiB`)
  }
  const values = [held()]
  await company.close()
  return { kind: 'taken', values, beside: { links, atStartMib: Math.round(atStart) } }
}
