// The judge is judged: a simulation that finds no planted bug would find no real one either.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plantedBugs } from './planted-bugs.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const main = fileURLToPath(new URL('planted-main.ts', import.meta.url))
const cache = folderForAll()
const resultSchema = z.object({ runs: z.number(), found: z.string().nullable() })

async function hunt(name: string): Promise<z.infer<typeof resultSchema>> {
  // Node keeps what it made of the sources: most hunts are over sooner than they are read.
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  const { stdout } = await promisify(execFile)(process.execPath, [main, name], { encoding: 'utf8', env })
  return resultSchema.parse(JSON.parse(stdout))
}

describe.concurrent('the simulation finds within 1,000 seeds a product that', () => {
  for (const { name } of plantedBugs) {
    it(name, { timeout: 300_000 }, async () => {
      const { found, runs } = await hunt(name)
      console.log(`found after ${runs} seeds: ${name} (${found ?? 'not found'})`)
      expect(found).not.toBeNull()
    })
  }
})
