// Gathers what IT needs to know of this computer, and makes one text of it.
import { createNameCode, diskOf, lastLogLines, thisComputer } from '#adapters/system/support-facts.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Policy, PolicyPlace } from '#shared/policy/policy.ts'
import type { ReportLine } from '#shared/policy/report.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { checkRecords } from '../check-records.ts'
import { checkFolder, type Finding } from '../doctor/doctor.ts'
import { heldRow } from '#shared/rows/held-row.ts'
import { readLiveProgress } from '../progress/live-progress.ts'
import { nowReader, openRecords } from '../records.ts'
import { refusalOfBroken, type RecordsRefusal } from '../records-refusal.ts'
import { codedPath, withoutNames, type Known } from './hidden-names.ts'
import { supportText, type SupportFacts } from './support-text.ts'

export type BundleAsk = {
  readonly version: string
  /** Folders that are known to be watched, absolute. The doctor looks at the first. */
  readonly folders: readonly string[]
  readonly data: string
  readonly logs: string
  /** What holds, and who decided it. */
  readonly effective: readonly ReportLine[]
  readonly policy: Policy
  readonly places: readonly PolicyPlace[]
  /** What the doctor says of the company server. */
  readonly serverFindings: readonly Finding[]
  readonly withNames: boolean
  readonly language: Language
}

const mostRows = 200

export type Bundle = {
  readonly text: string
  /** What is saved in one of these is sent. */
  readonly watched: readonly string[]
  /** Why nothing of the records is in it; null where they could be read. */
  readonly refusal: RecordsRefusal['code'] | null
}

/** Changes nothing but its own memory. Never throws for what a disk can do. */
export async function makeBundle(ask: BundleAsk): Promise<Bundle> {
  const { data, language, policy } = ask
  const computer = thisComputer()
  const watched = [...new Set([...ask.folders, ...(await queueOf(data, language)).folders])]
  const [folder] = watched
  const findings = [
    ...ask.serverFindings,
    ...(await Promise.all(watched.map((one) => checkFolder(one, data, language)))).flat(),
    ...(await checkRecords(data, folder ?? null, language)),
  ]
  // After the doctor, who may take seconds and counts the files, too: two numbers of one thing would have to be explained.
  const queue = await queueOf(data, language)
  const facts: SupportFacts = {
    version: ask.version,
    system: computer.system,
    madeAt: new Date(nowReader(language).nowMs).toISOString(),
    settings: ask.effective,
    places: ask.places,
    faults: policy.faults,
    findings,
    disks: await disksOf([['data folder', data], ...watched.map((path) => ['watched folder', path] as const)]),
    counts: queue.counts,
    rows: queue.rows,
    logLines: await lastLogLines(ask.logs),
  }
  const known: Known = { watched, data, home: computer.home, user: computer.user, computer: computer.name }
  const codeOf = createNameCode()
  const text = supportText(facts, {
    areNamesKept: ask.withNames,
    pathOf: (path) => (ask.withNames ? path : codedPath(path, codeOf)),
    textOf: (line) => withoutNames(line, ask.withNames ? { ...known, ...nobody } : known),
  })
  return { text, watched, refusal: queue.refusal }
}

/** Where names are kept only secrets are taken out. */
const nobody = { watched: [], data: null, home: '', user: '', computer: '' }

type Queue = Pick<SupportFacts, 'counts' | 'rows'> & {
  readonly folders: readonly string[]
  readonly refusal: RecordsRefusal['code'] | null
}

async function queueOf(data: string, language: Language): Promise<Queue> {
  const live = await readLiveProgress(data, nowReader(language).nowMs)
  const opened = openRecords(data, visibleName(data), language)
  if (opened.kind === 'refused') return { counts: null, rows: [], folders: [], refusal: opened.code }
  const { records } = opened
  try {
    const rows: SupportFacts['rows'][number][] = []
    for (const row of records.rows()) {
      const { nextTryAt, path, reason, sizeBytes, state } = heldRow(row, live?.hold ?? null)
      if (state === 'done' || state === 'gone') continue
      rows.push({ path, state, reason, nextTryAt, sizeBytes })
      if (rows.length >= mostRows) break
    }
    return { counts: records.counts, rows, folders: records.folders().map(({ path }) => path), refusal: null }
  } catch (error) {
    const refusal = refusalOfBroken(error, data, visibleName(data), language)
    if (refusal === null) throw error
    return { counts: null, rows: [], folders: [], refusal: refusal.code }
  } finally {
    records.close()
  }
}

async function disksOf(folders: readonly (readonly [string, string])[]): Promise<SupportFacts['disks']> {
  const asked = await Promise.all(folders.map(async ([of, folder]) => ({ of, disk: await diskOf(folder) })))
  return asked.flatMap(({ disk, of }) => (disk === null ? [] : [{ of, ...disk }]))
}
