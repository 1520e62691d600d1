// A file above the size of a link, from the real program through a real server process into the local Dropbox, while both
// are killed and the network between them is cut.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { startDropbox } from '#emulator/start.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { makeFolder, removeFolderSoon } from '#test/rigs/made-folder.ts'
import { startFaultProxy } from '../../rigs/network/fault-proxy.ts'
import { startRelayProxy } from '../../rigs/network/relay-proxy.ts'
import { someBytes } from '../../server/relays/relay-rig.ts'
import { lastStates, startOutbox } from '../outbox-process.ts'
import { demoToken } from '../company.ts'

async function startServer(dropboxUrl: string, home: string): Promise<{ url: string; child: ChildProcess }> {
  const files = ['--token-file', join(home, 'token'), '--relay-file', join(home, 'relays.db')]
  const words = [
    builtProgram('src/server/main.ts'),
    '--demo',
    '--dropbox',
    dropboxUrl,
    '--port',
    '0',
    '--json',
    ...files,
  ]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { url: (JSON.parse(String(line)) as { url: string }).url, child } // our own server's first line
}

/** What `status` says is there of the film. */
async function arrivedSoFar(data: string): Promise<number> {
  const { events } = await startOutbox(['status', '--data', data]).ended
  const row = events.find(({ path }) => path === 'film.mp4')
  return Number(row?.['arrivedBytes'] ?? 0)
}

test('arrives whole and once, though client and server are killed and the network is cut in between', async () => {
  const home = makeFolder()
  onTestFinished(() => removeFolderSoon(home))
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const folder = join(home, 'folder')
  await mkdir(folder)
  await writeFile(join(home, 'token'), `${demoToken}\n`, { mode: 0o600 })
  const film = someBytes(40_000_000)
  await writeFile(join(folder, 'film.mp4'), film)
  await writeFile(join(folder, 'note.txt'), 'small')

  let server = await startServer(dropbox.url, home)
  const offsets: string[] = []
  let kill: 'client' | 'server' | null = null
  const killAt = ['client', 'server', 'client'] as const
  let pieces = 0
  let outbox = startOutbox([])
  const proxy = await startRelayProxy(server.url, 1_000_000, async ({ method }) => {
    if (method !== 'PATCH') return 'pass'
    pieces += 1
    kill = killAt[pieces - 2] ?? null
    offsets.push(`${pieces} ${kill ?? 'whole'}`)
    if (kill === 'client') outbox.signal('SIGKILL')
    if (kill !== 'server') return 'pass'
    server.child.kill('SIGKILL')
    await once(server.child, 'exit')
    server = await startServer(dropbox.url, home)
    proxy.target = server.url
    return 'drop'
  })
  onTestFinished(() => proxy.close())
  // The first connection that brings so much, half of its second piece, is broken there.
  const cutAt = 12 * 1024 * 1024
  const network = await startFaultProxy({
    targetPort: Number(new URL(proxy.url).port),
    faultsOf: () => (wasCut() === 0 ? [{ kind: 'reset', direction: 'up', atByte: cutAt }] : []),
  })
  onTestFinished(() => network.close())
  function wasCut(): number {
    return network.passed().filter(({ upBytes }) => upBytes === cutAt).length
  }

  const reach = [
    '--server',
    `http://127.0.0.1:${network.port}`,
    '--token-file',
    join(home, 'token'),
    '--data',
    join(home, 'data'),
  ]
  const words = ['watch', '--folder', folder, ...reach, '--allow-loopback', '--once']
  await outbox.ended
  let ended = null
  const arrived: number[] = []
  for (let runs = 0; runs < 5 && ended === null; runs += 1) {
    outbox = startOutbox(words)
    const result = await outbox.ended
    if (result.code !== null) ended = result
    else arrived.push(await arrivedSoFar(join(home, 'data')))
  }
  expect(ended?.errors).toBe('')
  expect(lastStates(ended?.events ?? [])).toMatchObject({ 'film.mp4': 'done' })
  expect(offsets.filter((one) => !one.endsWith('whole'))).toEqual(['2 client', '3 server', '4 client'])
  expect(wasCut()).toBe(1)
  expect((await readFile(join(dropbox.filesDir, 'Outbox', 'film.mp4'))).equals(film)).toBe(true)
  const commits = dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
  expect(commits.toSorted()).toEqual(['/Outbox/film.mp4', '/Outbox/note.txt'])
  // While it does not run, the terminal says what is there, and less of it at no time.
  expect(arrived).toEqual(arrived.toSorted((one, other) => one - other))
  expect(arrived.at(-1)).toBeGreaterThanOrEqual(8 * 1024 * 1024)
  // Five pieces of 8 MiB; each kill cost one of them at most.
  expect(pieces).toBeLessThanOrEqual(5 + 3 + 1)
})
