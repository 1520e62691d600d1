// 100,000 uploads, or as many as are said, through one engine whose outside world answers at once and keeps nothing: what is left is the engine
// itself. Prints how long it took, by the clock and by the processor, and how many events it took in.
import { startEngine } from '#engine/engine.ts'
import type { Engine } from '#engine/events.ts'
import type { Ports } from '#engine/ports.ts'
import type { Upload } from '#shared/upload.ts'
import { noMoves } from '#test/rigs/no-moves.ts'

const uploadCount = Number(process.argv[2] ?? 100_000)
/** What happens to each upload: it is seen, and its hash, its link and its send are answered. */
const eventsPerUpload = 4

const contentHash = '5'.repeat(64)
const linkLifeMs = 300_000

function startWorld(): Ports {
  return {
    clock: {
      now: () => performance.now(),
      jitter: () => 0.5,
      wakeAt: (atMs, wake) => void setTimeout(wake, Math.max(0, atMs - performance.now())),
    },
    hasher: { hash: async ({ stat }) => ({ kind: 'hashed', fingerprint: { contentHash, stat } }) },
    links: {
      link: async () => {
        const terms = { expiresAtMs: performance.now() + linkLifeMs, destination: null, receipt: null }
        const grant = { way: 'post', url: 'http://127.0.0.1/link', ...terms } as const
        return { kind: 'granted', grant }
      },
      check: async () => ({ kind: 'unknown' }),
    },
    transport: { send: async () => ({ kind: 'stored', contentHash }) },
    originals: noMoves,
    ledger: { load: async () => [], save: async () => ({ kind: 'saved' }) },
    log: { alarm: (text) => console.error(text) },
  }
}

function allDone(ports: Ports): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let done = 0
  const onUpload = ({ state }: Upload): void => {
    if (state.kind !== 'done') return
    done += 1
    if (done === uploadCount) resolve()
  }
  const onFailed = (): void => reject(new Error('the engine failed'))
  const limits = {
    quietMs: 0,
    sendSlots: 3,
    relaySlots: 2,
    limits: { directMaxBytes: 1_000_000, relayMaxBytes: 0 },
    targetId: 1,
    replacesByName: false,
    afterUpload: 'keep' as const,
    nameKindOf: () => 'usual' as const,
    guard: null,
    graceMs: 0,
  }
  const options = { ...limits, onUpload, onQueue: () => undefined, onFailed }
  void startEngine(ports, options).then(tellAll)
  return promise
}

function tellAll(engine: Engine): void {
  for (let index = 0; index < uploadCount; index += 1) {
    const stat = { sizeBytes: 10_240, mtimeMs: index, ctimeMs: index, fileId: `1:${index}` }
    const path = `folder-${index % 1_000}/file-${index}.bin`
    engine.dispatch({ kind: 'observed', path, observed: { kind: 'file', stat } })
  }
}

const startMs = performance.now()
const start = process.cpuUsage()
await allDone(startWorld())
const tookMs = performance.now() - startMs
const { user, system } = process.cpuUsage(start)
console.log(JSON.stringify({ tookMs, processorMs: (user + system) / 1_000, events: uploadCount * eventsPerUpload }))
process.exit(0)
