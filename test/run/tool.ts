// Runs a tool of the project.
import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A tool with its arguments. */
export type Call = readonly [tool: string, ...args: readonly string[]]

/** Runs a tool with its output on ours; true when it found nothing. `environment` is added to ours. */
export async function runTool(call: Call, environment: Readonly<Record<string, string>> = {}): Promise<boolean> {
  console.log(lineOf(call))
  return (await start(call, 'inherit', environment).ended) === 0
}

/** How a tool ended, and all that it said. */
export type Ended = { readonly passed: boolean; readonly said: string }

/** Runs a tool beside others, and shows what it said when it has ended. `environment` is added to ours. */
export async function runToolQuietly(call: Call, environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { child, ended } = start(call, 'pipe', environment)
  const [output, complaints, status] = await Promise.all([readAll(child.stdout), readAll(child.stderr), ended])
  const said = [output, complaints].filter((part) => part !== '').join('\n')
  console.log([lineOf(call), said].filter((part) => part !== '').join('\n'))
  return { passed: status === 0, said }
}

function start([tool, ...args]: Call, output: 'inherit' | 'pipe', environment: Readonly<Record<string, string>>) {
  const program = tool === 'node' ? process.execPath : join(root, 'node_modules', '.bin', tool)
  const env = { ...process.env, FORCE_COLOR: '0', ...environment }
  const child = spawn(program, args, { cwd: root, stdio: ['inherit', output, output], env })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { child, ended }
}

async function readAll(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? '' : (await buffer(stream)).toString().trimEnd()
}

function lineOf(call: Call): string {
  return `\n> ${call.join(' ')}`
}
