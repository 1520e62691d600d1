// Questions for links, and what their answers cost the server.
import { hash } from 'node:crypto'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { Company } from '../rig/company.ts'
import { usedTicks } from '../rig/process-memory.ts'
import type { Question } from './ask-many.ts'

const ticksPerSecond = 100

/** `count` questions of all devices of the crowd in turn; `name` keeps their files apart from those of others. */
export function linkQuestions({ crowd }: Company, count: number, name: string): readonly Question[] {
  return Array.from({ length: count }, (_, at) => question(crowd[at % crowd.length] ?? '', `${name}-${at}.bin`))
}

function question(token: string, path: string): Question {
  const ask: LinkRequest = { path, size: 10, contentHash: hash('sha256', path), clientModified: null, replaces: null }
  return {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(ask),
  }
}

/** Seconds of a processor that the processes use while `work` is done. */
export async function processorSeconds(pids: readonly number[], work: () => Promise<unknown>): Promise<number> {
  const used = (): number => pids.reduce((sum, pid) => sum + usedTicks(pid), 0)
  const before = used()
  await work()
  return (used() - before) / ticksPerSecond
}
