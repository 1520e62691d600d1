// A child process: its first line, and its end.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The first line of a child, as JSON. Throws when it ends before it says anything. */
export async function readyLine(child: ChildProcess): Promise<unknown> {
  if (child.stdout === null) throw new Error('assertion failed: the output of the child is a pipe')
  const lines = createInterface({ input: child.stdout })
  const ready = once(lines, 'line').then(([line]) => String(line))
  const ended = ending(child).then((code) => {
    throw new Error(`a program ended with ${code} before it was ready`)
  })
  return JSON.parse(await Promise.race([ready, ended]))
}

/** Waits for the child's end and answers its exit status. Call it before the child can have ended. */
export async function ending(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return child.exitCode
  if (child.signalCode !== null) return child.signalCode
  await once(child, 'close')
  return child.exitCode ?? child.signalCode ?? 'unknown'
}

/** Asks a child to end and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  const ended = ending(child)
  child.kill('SIGTERM')
  await ended
}
