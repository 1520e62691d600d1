// The ledger in memory keeps the promises of the real one, so that the simulation is not told lies.
import { describe, expect, test } from 'vitest'
import { ledgerContract } from './ledger.contract.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { numbered } from './sample-uploads.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

describe('the ledger in memory', () => {
  ledgerContract(async () => {
    const ledger = new MemoryLedger()
    return {
      start: async () => ledger,
      history: async (path, most) => ledger.history(path, most),
      remove: async () => {},
    }
  })

  test('fails while it is told to, writes nothing then, and works again after', async () => {
    const ledger = new MemoryLedger()
    ledger.failure = 'disk_full'
    const batch = { uploads: [numbered(1)], forgotten: [], notes: [], sent: [] }
    expect(await ledger.save(batch)).toEqual({ kind: 'failed', reason: 'disk_full' })
    expect(await loadedFrom(ledger)).toEqual([])
    ledger.failure = null
    expect(await ledger.save(batch)).toEqual({ kind: 'saved' })
    expect(await loadedFrom(ledger)).toEqual([numbered(1)])
  })
})
