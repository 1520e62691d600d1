// Runs a tool of the project.
import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A tool with its arguments. */
export type Call = readonly [tool: string, ...args: readonly string[]]

/** Runs a tool with its output on ours; true when it found nothing. `environment` is added to ours. */
export function runTool(tool: string, args: readonly string[], environment: Readonly<Record<string, string>>): boolean {
  console.log(lineOf([tool, ...args]))
  const env = { ...process.env, FORCE_COLOR: '0', ...environment }
  return spawnSync(programOf(tool), args, { cwd: root, stdio: 'inherit', env }).status === 0
}

/** Runs a tool beside others, and shows what it said when it has ended; true when it found nothing. */
export async function passes([tool, ...args]: Call): Promise<boolean> {
  const env = { ...process.env, FORCE_COLOR: '0' }
  const child = spawn(programOf(tool), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = new Promise<boolean>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status === 0))
  })
  const [said, complained, isFine] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  console.log([lineOf([tool, ...args]), said, complained].filter((part) => part !== '').join('\n'))
  return isFine
}

/** How many of `calls` pass; `width` of them run at a time. */
export async function countPasses(calls: readonly Call[], width: number): Promise<number> {
  let passed = 0
  const waiting = calls.values()
  const worker = async (): Promise<void> => {
    for (const call of waiting) if (await passes(call)) passed += 1
  }
  await Promise.all(Array.from({ length: width }, worker))
  return passed
}

function programOf(tool: string): string {
  return tool === 'node' ? process.execPath : join(root, 'node_modules', '.bin', tool)
}

function lineOf(call: Call): string {
  return `\n> ${call.join(' ')}`
}
