// How much of a file is sent twice when the product and the company server are killed in the midst of it: 2 GiB through a relay
// with twenty kills at random places. All bytes that leave the product are counted on their way to the server.
import { createServer, connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { ending, stop } from '../rig/child-lines.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import { makeLargeFile } from '../rig/made-files.ts'
import type { Measure, Taken } from '../measure.ts'
import { startOutbox } from '../rig/outbox-run.ts'
import type { Workplace } from '../rig/workplace.ts'
import { setTimeout as sleep } from 'node:timers/promises'

const sizeBytes = 2 * 1024 ** 3
const kills = 20
const patienceMs = 10 * 60_000

export const relayAgain: Measure = {
  name: 'relay-again',
  what: 'bytes of 2 GiB sent again after 20 kills of product and server / size',
  target: 0.1,
  unit: 'times',
  higher: false,
  take: takeRelayAgain,
}

async function takeRelayAgain(place: Workplace): Promise<Taken> {
  const company = await startCompany(place, 'relay-again-company', 1_000_000)
  const counted = await countBytes(company.url)
  const folder = place.folder('relay-again')
  makeLargeFile(join(folder, 'film.mp4'), sizeBytes)
  const words = ['watch', '--yes', '--folder', folder, '--data', place.folder('relay-again-data')]
  const reached: Company = { ...company, url: counted.url }
  let run = startOutbox(place, reached, words)
  const deadline = performance.now() + patienceMs
  for (let kill = 0; kill < kills; kill += 1) {
    const at = ((kill + Math.random()) / kills) * sizeBytes
    while (counted.bytes() < at && performance.now() < deadline) await sleep(5)
    if (kill % 2 === 0) {
      const ended = ending(run.child)
      run.child.kill('SIGKILL')
      await ended
      run = startOutbox(place, reached, words)
    } else await company.killServer()
  }
  while (run.seen.done === 0 && performance.now() < deadline) await sleep(50)
  const hasArrived = run.seen.done > 0
  await stop(run.child)
  counted.close()
  await company.close()
  if (!hasArrived) throw new Error('the file did not arrive')
  return { kind: 'taken', values: [Math.max(0, counted.bytes() - sizeBytes) / sizeBytes], beside: { kills } }
}

/** A way to `target` that counts what goes there. */
async function countBytes(target: string) {
  const { port } = new URL(target)
  const open = new Set<Socket>()
  let bytes = 0
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1')
    near.on('data', (chunk) => {
      bytes += chunk.length
    })
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening server has one
    bytes: () => bytes,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
