// One hunt for one planted bug, as a process of its own.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const main = fileURLToPath(new URL('planted-main.ts', import.meta.url))
const resultSchema = z.object({ runs: z.number(), found: z.string().nullable() })

export type Hunt = z.infer<typeof resultSchema>

/** How many seeds it took until one found the bug, and what that one said; `found` is null when a thousand did not. */
export async function hunt(name: string, cache: string): Promise<Hunt> {
  // Node keeps what it made of the sources: most hunts are over sooner than they are read.
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  const { stdout } = await promisify(execFile)(process.execPath, [main, name], { encoding: 'utf8', env })
  return resultSchema.parse(JSON.parse(stdout))
}
