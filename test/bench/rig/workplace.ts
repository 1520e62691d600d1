// Where a measure works: a temporary folder and child processes, all gone afterwards, however the bench ends.
import { spawn } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

export interface Workplace {
  /** A new folder of this name. */
  folder(name: string): string
  /** Starts one of our programs with the Node that runs us. `script` is absolute or relative to this file, `output` an open file. */
  startNode(script: string, args: readonly string[], output?: number): ChildProcess
  /** The same for a server, which also ends when the bench is killed. */
  startServer(script: string, args: readonly string[]): ChildProcess
  /** Starts a program of the system. */
  start(program: string, args: readonly string[], stdio: StdioOptions): ChildProcess
  /** Tells a person what is going on. */
  say(text: string): void
  /** Ends what still runs and removes the folder. Synchronous, so that it works on the way out of the process, too. */
  clear(): void
}

const endWithParent = new URL('../../../src/demo/end-with-parent.ts', import.meta.url).href

/** Makes a workplace in the system's temporary folder. */
export function openWorkplace(say: (text: string) => void): Workplace {
  const home = makeFolder()
  const running = new Set<ChildProcess>()

  function start(program: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
    const child = spawn(program, args, { stdio })
    running.add(child)
    child.once('exit', () => running.delete(child))
    child.once('error', () => running.delete(child))
    return child
  }

  return {
    folder(name) {
      const path = join(home, name)
      mkdirSync(path, { recursive: true })
      return path
    },
    startNode: (script, args, output) =>
      start(process.execPath, [pathOf(script), ...args], ['ignore', output ?? 'pipe', 'inherit']),
    startServer(script, args) {
      const words = ['--import', endWithParent, pathOf(script), ...args]
      return start(process.execPath, words, ['ignore', 'pipe', 'inherit', 'ipc'])
    },
    start,
    say,
    clear() {
      for (const child of running) child.kill('SIGKILL')
      removeFolder(home)
    },
  }
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url))
}
