// Company servers as processes of their own, which share a settings file.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'

export type Replica = {
  readonly port: number
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Takes what is to be done when the test ends, as Vitest's `onTestFinished` does. */
export type AtEnd = (end: () => void | Promise<void>) => void

/** Starts a server at a port of its own. It ends with the test. */
export async function startReplica(config: string, atEnd: AtEnd): Promise<Replica> {
  const child = start(['--config', config, '--port', '0', '--json'])
  atEnd(() => void child.kill('SIGKILL'))
  const errors = collect(child.stderr)
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line').then(([line]) => String(line))
  const line = await Promise.race([first, once(child, 'exit').then(() => null)])
  // PostgreSQL was away as it started: whoever keeps servers running starts it again.
  if (line === null && /database|DatabaseAway/.test(errors())) return startReplica(config, atEnd)
  if (line === null) throw new Error(errors())
  const { url } = JSON.parse(line) as { url: string } // our own server's first line
  return {
    port: Number(new URL(url).port),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a command of the server to its end: its exit status, and all it said. */
export async function runServer(words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const child = start(words)
  const [out, errors] = [collect(child.stdout), collect(child.stderr)]
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: out() + errors() }
}

type Started = ChildProcess & { readonly stdout: NodeJS.ReadableStream; readonly stderr: NodeJS.ReadableStream }

function start(words: readonly string[]): Started {
  const program = builtProgram('src/server/main.ts')
  return spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.on('data', (bytes: Buffer) => {
    text += bytes.toString()
  })
  return () => text
}
