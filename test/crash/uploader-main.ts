// The real uploader as a process that can be told where to die. Only what stands around its ports is not the product.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { armPorts, createFuse, passMoveStep } from './armed-ports.ts'
import { orderSchema, requestSchema, type Report } from './messages.ts'
import { plantInto } from './planted-faults.ts'
import type { Ports } from '#engine/ports.ts'
import { startUploader } from '#uploader/start.ts'
import type { Uploader } from '#uploader/uploader.ts'
import { opened } from '#shared/packed/packed-upload.ts'

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''))

const fuse = createFuse((point) => {
  writeSync(1, point)
  process.kill(process.pid, 'SIGKILL')
})
if (order.arming !== null) fuse.arm(order.arming)
let isStopping = false

function tell(report: Report): void {
  process.send?.(report)
}

/** Tells what the ledger held, as it was read. */
function withLoadTold(ports: Ports): Ports {
  async function load() {
    const loaded = await ports.ledger.load()
    const records = loaded.map(opened).map(({ path, stored, unconfirmed }) => ({
      path,
      stored: stored?.contentHash ?? null,
      unconfirmed: unconfirmed?.fingerprint.contentHash ?? null,
    }))
    tell({ kind: 'loaded', records })
    return loaded
  }
  return { ...ports, ledger: { load, save: (batch) => ports.ledger.save(batch) } }
}

async function settle(uploader: Uploader): Promise<void> {
  await uploader.rescan()
  const ending = await uploader.ending()
  const rows = [...uploader.rows()].map(({ path, state, reason }) => ({ path, state, reason }))
  tell({ kind: 'rest', ending, rows })
  // A killed process keeps nothing compiled for the next one. What is kept is not kept anew: so not before there was work.
  if (rows.length > 0) flushCompileCache()
}

async function stop(uploader: Uploader): Promise<void> {
  isStopping = true
  const stopped = uploader.stop()
  fuse.pass('when the stop begins')
  await stopped
  fuse.pass('between the stop and the end of the process')
  process.exit(0)
}

// A test that is gone leaves no process behind.
process.on('disconnect', () => process.exit(3))

async function main(): Promise<void> {
  const answer = await startUploader({
    from: { kind: 'folder', folder: order.folder, adopt: 'yes' },
    server: order.server,
    token: order.token,
    allowLoopback: true,
    dataFolder: order.data,
    alarm: (text) => tell({ kind: 'alarm', text }),
    // Files here are small and change in each round, so that they wait a multiple of it.
    quietMs: 5,
    sendSlots: 2,
    afterUpload: order.afterUpload,
    // A file that comes back at a name that was moved is another document, and would be a copy.
    replacesByName: order.afterUpload !== 'keep',
    onMoveStep: (step) => passMoveStep(fuse, step),
    wrapPorts: (ports) => armPorts(plantInto(withLoadTold(ports), order.plant), fuse, () => isStopping),
  })
  if (answer.kind === 'refused') {
    tell({ kind: 'refused', because: JSON.stringify(answer.refusal) })
    process.exit(1)
  }
  const { uploader, notices } = answer
  process.on('message', (message) => {
    const request = requestSchema.parse(message)
    if (request.kind === 'arm') fuse.arm({ point: request.point, hit: request.hit })
    else if (request.kind === 'settle') void settle(uploader)
    else void stop(uploader)
  })
  tell({ kind: 'started', notices: notices.map(({ kind }) => kind) })
  fuse.pass('after the start')
}

void main()
