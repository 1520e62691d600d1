// Runs Windows' Node in the root, with its output told as it comes.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Cache } from './cache.ts'

const script = fileURLToPath(new URL('enter.sh', import.meta.url))

/** Where a program in the root may leave files for us, as it names the folder. */
export const outInside = 'Z:/work/out'

export type Entered = {
  /** Node's exit status. */
  readonly status: number
  /** The same folder as `outInside`, until `remove` is called. */
  readonly out: string
  remove(): void
}

/**
 * Runs node.exe with `words` in the project's folder `checkout`. Ends it, and all it started, after `mostMs`. Of the
 * environment only `told` reaches it, and of that what enter.sh hands on.
 */
export async function enter(
  cache: Cache,
  checkout: string,
  words: readonly string[],
  mostMs: number,
  told: Readonly<Record<string, string>> = {},
): Promise<Entered> {
  const out = mkdtempSync(join(tmpdir(), 'outbox-windows-'))
  const args = [cache.root, checkout, join(cache.packages, 'node_modules'), out, ...words]
  const env = { ...process.env, ...told }
  const limits = { timeout: mostMs, killSignal: 'SIGKILL' } as const
  const child = spawn(script, args, { stdio: ['ignore', 'inherit', 'inherit'], env, ...limits })
  const end = (): void => void child.kill('SIGKILL')
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, end)
  const tellers = [followed(join(out, 'out.txt'), process.stdout), followed(join(out, 'err.txt'), process.stderr)]
  const telling = setInterval(() => tellers.forEach((tell) => tell()), 200)
  const status = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
  clearInterval(telling)
  for (const signal of signals) process.off(signal, end)
  for (const tell of tellers) tell()
  return { status, out, remove: () => rmSync(out, { recursive: true, force: true }) }
}

/** Tells what was added to a file since the last call. */
function followed(path: string, to: NodeJS.WritableStream): () => void {
  let position = 0
  return () => {
    if (!existsSync(path)) return
    const file = openSync(path, 'r')
    try {
      const buffer = Buffer.alloc(65_536)
      for (;;) {
        const length = readSync(file, buffer, 0, buffer.length, position)
        if (length === 0) return
        position += length
        // Wine says this of its own account at each start.
        to.write(buffer.toString('utf8', 0, length).replace(/^error: XDG_RUNTIME_DIR .*\n/m, ''))
      }
    } finally {
      closeSync(file)
    }
  }
}
