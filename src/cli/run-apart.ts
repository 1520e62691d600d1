// Runs a command in a process of its own, so that this one can end while a drive hangs. A thread that waits for such a drive cannot be
// ended by anybody, not even by SIGKILL, and a process is not gone before its last thread is: docs/decisions/0020-ending-beside-a-drive-that-hangs.md.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync } from 'node:fs'
import type { Say } from '#shared/messages/messages.ts'
import { exitCodes } from './output/exit-status.ts'
import type { Output } from './output/printer.ts'

const mark = 'OUTBOX_RUNS_APART'

/** True in the process that another one of ours started. */
export const isApart = process.env[mark] === '1' && process.send !== undefined
if (isApart) {
  // Nobody is left to end this one: it stops as after a Ctrl-C.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** A run that was asked to stop says within this time how it ended, or hangs as a whole. */
const mostStopMs = 3_000

/** What has said how it ended is gone in a moment, where nothing hangs. */
const mostExitMs = 300

/** Runs the program at `file` with `words`. Answers its exit status, a moment after it is told, whether or not the process is gone. */
export async function runApart(
  file: string,
  words: readonly string[],
  stop: AbortSignal,
  errors: Output,
  say: Say,
): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, file, ...words], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [mark]: '1' },
  })
  const gone = statusWhenGone(child)
  const told = once(child, 'message').then(([code]: unknown[]) =>
    typeof code === 'number' ? code : exitCodes.couldNotRun,
  )
  const ended = Promise.race([gone, told])
  const patience = new Promise<null>((resolve) => {
    const asked = (): void => {
      // A Ctrl-C reaches both; twice is once.
      child.kill('SIGTERM')
      AbortSignal.timeout(mostStopMs).addEventListener('abort', () => resolve(null))
    }
    if (stop.aborted) asked()
    else stop.addEventListener('abort', asked)
  })
  const code = await Promise.race([ended, patience])
  if (code === null) {
    errors.write(`${say('run.driveHangs')}\n`)
    return exitCodes.couldNotRun
  }
  await Promise.race([gone, once(AbortSignal.timeout(mostExitMs), 'abort')])
  return code
}

/** Tells whoever started this process how it ends, and lets go of what it prints to: a reader waits for the end of that. */
export async function tellEnd(code: number): Promise<void> {
  process.removeAllListeners('disconnect')
  await new Promise<void>((resolve) => {
    process.send?.(code, () => resolve())
  })
  if (!isSomethingAsked()) return
  for (const descriptor of [1, 2]) closeSync(descriptor)
}

/** True while a thread waits for the file system: the process outlasts its end. */
function isSomethingAsked(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'))
}

async function statusWhenGone(child: ChildProcess): Promise<number> {
  const status = await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [null])])
  return typeof status[0] === 'number' ? status[0] : exitCodes.couldNotRun
}
