// One of the demo's programs: a child process of the very command a company would run.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href

/** A running program that told its address. */
export type Service = { readonly url: string; readonly end: () => Promise<void> }

const readySchema = z.object({ event: z.literal('ready'), url: z.string() })

/** Starts a program of ours with the Node that runs us. `script` is relative to this file. */
export function startProgram(script: string, args: readonly string[], stdio: 'quiet' | 'shown'): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return spawn(process.execPath, ['--import', endWithParent, path, ...args], {
    stdio: stdio === 'shown' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C reaches only the uploader, which still needs the others to end in peace.
    detached: stdio === 'quiet',
  })
}

/** Starts a server and waits until it says where it listens. Null: it ended first, and said why on stderr. */
export async function startService(script: string, args: readonly string[]): Promise<Service | null> {
  const child = startProgram(script, [...args, '--json'], 'quiet')
  const exited = once(child, 'exit')
  const url = await Promise.race([firstUrl(child), exited.then(() => null)])
  if (url === null) return null
  return {
    url,
    async end() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function firstUrl(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const ready = readySchema.safeParse(JSON.parse(line))
    if (!ready.success) continue
    child.stdout.resume()
    return ready.data.url
  }
  return null
}
