// `npm run bench`: measures speed and memory against their targets. Everything runs on 127.0.0.1 and in the temporary
// folder, which needs about 6 GB. Exit status 0 when all targets are met.
import { parseArguments } from './arguments.ts'
import { burst } from './measures/burst.ts'
import { contentHash } from './measures/content-hash.ts'
import { engineEvent } from './measures/engine-event.ts'
import { historyStart } from './measures/history/start.ts'
import { historyPage } from './measures/history/page.ts'
import { largeFile } from './measures/large-file.ts'
import type { Measure, Scale, Taken } from './measure.ts'
import { relayAgain } from './relays/relay-again.ts'
import { relayCrowd } from './relays/relay-crowd.ts'
import { relayFile } from './relays/relay-file.ts'
import { relayMemory } from './relays/relay-memory.ts'
import { sendMemory } from './measures/send-memory.ts'
import { smallFiles } from './measures/small-files.ts'
import { jsonLine, judge, tableHead, tableRow } from './verdict.ts'
import type { Verdict } from './verdict.ts'
import { speedLimit } from './measures/speed-limit.ts'
import { watchMemory } from './measures/watch-memory.ts'
import { windowBundle } from './measures/window-bundle.ts'
import { windowFirstRows } from './measures/window-first-rows.ts'
import { windowProgress } from './measures/window-progress.ts'
import { windowScroll } from './measures/window-scroll.ts'
import { windowStart } from './measures/window-start.ts'
import { firstUpload } from './growth/first-upload.ts'
import { idleProcessor } from './growth/idle-processor.ts'
import { savedFile } from './growth/saved-file.ts'
import { warmStart } from './growth/warm-start.ts'
import { oneFileMemory } from './earlier/one-file-memory.ts'
import { restMemory } from './earlier/rest-memory.ts'
import { smallFilesProcessor } from './earlier/small-files-processor.ts'
import { farServer } from './servers/far-server.ts'
import { auditAppend } from './servers/audit-append.ts'
import { linkRate, sharedLinkRate } from './servers/link-rate.ts'
import { replicas } from './servers/replicas.ts'
import { serverMemory } from './servers/server-memory.ts'
import { openWorkplace } from './rig/workplace.ts'
import type { Workplace } from './rig/workplace.ts'

/** The slow ones come last. */
const measures = [
  contentHash,
  engineEvent,
  historyPage,
  historyStart,
  windowBundle,
  windowStart,
  windowProgress,
  windowFirstRows,
  windowScroll,
  largeFile,
  relayFile,
  relayCrowd,
  relayAgain,
  smallFiles,
  smallFilesProcessor,
  farServer,
  linkRate,
  sharedLinkRate,
  replicas,
  auditAppend,
  savedFile,
  speedLimit,
  burst,
  firstUpload,
  warmStart,
  idleProcessor,
  oneFileMemory,
  restMemory,
  sendMemory,
  relayMemory,
  serverMemory,
  watchMemory,
]

process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<number> {
  const names = measures.map(({ name }) => name)
  const ask = parseArguments(words, names)
  if (ask.kind === 'refused') {
    console.error(`${ask.because}\nUsage: npm run bench -- [--json] [--only NAME] [--full] [--against FOLDER]`)
    return 1
  }
  if (!ask.json) console.log(tableHead())
  let areAllOk = true
  for (const measure of measures) {
    if (ask.only !== null && measure.name !== ask.only) continue
    const verdict = await verdictOf(measure, ask.scale)
    console.log(ask.json ? jsonLine(verdict) : tableRow(verdict))
    areAllOk &&= verdict.ok
  }
  return areAllOk ? 0 : 1
}

async function verdictOf(measure: Measure, scale: Scale): Promise<Verdict> {
  const place = openWorkplace((text) => console.error(text))
  const unlisten = clearOnSignal(place)
  try {
    return judge(measure, await measure.take(place, scale).catch(notTaken))
  } finally {
    unlisten()
    place.clear()
  }
}

/** What goes wrong in a measure is its verdict, and the other measures go on. */
function notTaken(error: unknown): Taken {
  const because = error instanceof Error ? error.message : 'something went wrong'
  return { kind: 'not_taken', because: `It could not be measured: ${because}.` }
}

/** Ctrl-C leaves neither files nor processes behind. */
function clearOnSignal(place: Workplace): () => void {
  const leave = (): void => {
    place.clear()
    process.exit(1)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, leave)
  return () => {
    for (const signal of signals) process.off(signal, leave)
  }
}
