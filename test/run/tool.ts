// Runs a tool of the project with its output on ours.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** True when the tool found nothing. `environment` is added to ours. */
export function passes(tool: string, ...args: readonly string[]): boolean {
  return runTool(tool, args, {})
}

export function runTool(tool: string, args: readonly string[], environment: Readonly<Record<string, string>>): boolean {
  const program = tool === 'node' ? process.execPath : join(root, 'node_modules', '.bin', tool)
  console.log(`\n> ${tool} ${args.join(' ')}`)
  const env = { ...process.env, FORCE_COLOR: '0', ...environment }
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env }).status === 0
}
