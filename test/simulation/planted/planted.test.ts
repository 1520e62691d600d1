// The judge is judged: a simulation that finds no planted bug would find no real one either.
import { afterAll, describe, expect, it } from 'vitest'
import { createHunters } from './hunt.ts'
import { plantedBugs } from './planted-bugs.ts'

const hunters = createHunters()
afterAll(() => hunters.close())

describe.concurrent('the simulation finds within 1,000 seeds a product that', () => {
  for (const { name } of plantedBugs) {
    it(name, { timeout: 300_000 }, async () => {
      const { found, runs } = await hunters.hunt(name)
      console.log(`found after ${runs} seeds: ${name} (${found ?? 'not found'})`)
      expect(found).not.toBeNull()
    })
  }
})
