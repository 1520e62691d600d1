// The judge is judged: a simulation that finds no planted bug would find no real one either.
import { describe, expect, it } from 'vitest'
import { hunt } from './hunt.ts'
import { plantedBugs } from './planted-bugs.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const cache = folderForAll()

describe.concurrent('the simulation finds within 1,000 seeds a product that', () => {
  for (const { name } of plantedBugs) {
    it(name, { timeout: 300_000 }, async () => {
      const { found, runs } = await hunt(name, cache)
      console.log(`found after ${runs} seeds: ${name} (${found ?? 'not found'})`)
      expect(found).not.toBeNull()
    })
  }
})
