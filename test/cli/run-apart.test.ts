// The end of a command whose drive hangs: nobody can end a thread that waits for it, so the process that is waited for has none.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

const main = builtProgram('src/cli/main.ts')

type Watching = { readonly process: ChildProcess; readonly printed: () => string }

/** `watch` of a folder, for a company server that is not there. Settles when it is ready. */
async function watching(folder: string): Promise<Watching> {
  const data = temporaryFolder()
  const tokenFile = join(data, 'token')
  writeFileSync(tokenFile, 't'.repeat(40), { mode: 0o600 })
  const server = ['--server', 'http://127.0.0.1:1', '--allow-loopback', '--token-file', tokenFile]
  const words = ['watch', '--folder', folder, ...server, '--data', join(data, 'records'), '--json']
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  onTestFinished(() => void child.kill('SIGKILL'))
  await vi.waitFor(() => expect(printed).toContain('"ready"'), { timeout: 60_000, interval: 50 })
  return { process: child, printed: () => printed }
}

/** The process that the watching one started; null when it started none. */
function apartOf({ process: { pid } }: Watching): number | null {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return children === '' ? null : Number(children)
}

const about = 'the end of a command whose drive hangs'

test.runIf(canMount(about))('a command ends soon while its drive hangs, with all it prints', async () => {
  await using mounted = await mountFolder('fat')
  const watch = await watching(mounted.folder)
  const apart = apartOf(watch)
  await setTimeout(1_000)
  await mounted.hang()
  // The folder itself is looked at every three seconds.
  await setTimeout(3_500)
  const startMs = performance.now()
  watch.process.kill('SIGTERM')
  // What it prints has ended, too: a reader would wait for that.
  const [code] = await once(watch.process, 'close')
  expect([code, (performance.now() - startMs) / slowness() < 10_000]).toEqual([0, true])
  expect(watch.printed()).toContain('"summary"')
  // The thread is still there, until the drive answers.
  expect(existsSync(`/proc/${apart}`)).toBe(true)
  await mounted.answer()
  await vi.waitFor(() => expect(existsSync(`/proc/${apart}`)).toBe(false), { timeout: 60_000, interval: 50 })
})

test.runIf(canMount(about))('what runs apart ends when nobody is left to end it', async () => {
  await using mounted = await mountFolder('fat')
  const watch = await watching(mounted.folder)
  const apart = apartOf(watch)
  expect(apart).not.toBeNull()
  watch.process.kill('SIGKILL')
  await vi.waitFor(() => expect(existsSync(`/proc/${apart}`)).toBe(false), { timeout: 60_000, interval: 50 })
})

test.runIf(process.platform === 'linux')('on a disk of this computer it is one process', async () => {
  const watch = await watching(temporaryFolder())
  expect(apartOf(watch)).toBeNull()
  watch.process.kill('SIGTERM')
  expect(await once(watch.process, 'exit')).toEqual([0, null])
})
