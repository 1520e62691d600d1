// A key store that is not open yet is waited for: no set-up, a look now and then, and on it goes.
import { describe, expect, it } from 'vitest'
import { nextLookMs } from '#main/uploads/key-wait.ts'
import { aRun } from './a-run.ts'
import { aRig, setUp } from './a-lifecycle.ts'
import type { Lock, Rig } from './a-lifecycle.ts'

async function kindAfter(rig: Rig, ms: number): Promise<string> {
  rig.clock.pass(ms)
  // What the time that passed began needs a turn to end.
  await new Promise((resolve) => setImmediate(resolve))
  return rig.lifecycle.app().phase.kind
}

const locked = (opensTo: Lock['opensTo'] = 'key'): Lock => ({ isLocked: true, opensTo })

describe('waiting for the key store', () => {
  it('looks after 5 seconds, 30 seconds, and then each minute', () => {
    expect([0, 1, 2, 3, 99].map(nextLookMs)).toEqual([5_000, 30_000, 60_000, 60_000, 60_000])
  })

  it('begins by itself when the key store is open', async () => {
    const lock = locked()
    const rig = aRig([aRun()], setUp, 'kept', [], lock)
    await rig.lifecycle.begin()
    expect(rig.lifecycle.app().phase).toMatchObject({ kind: 'locked' })
    expect(await kindAfter(rig, 5_000)).toBe('locked')
    lock.isLocked = false
    expect(await kindAfter(rig, 29_999)).toBe('locked')
    expect(await kindAfter(rig, 1)).toBe('running')
    expect(rig.asks).toHaveLength(1)
    expect(rig.asks[0]?.key).toBe('old-key')
  })

  it('looks at once when a person or the system says so', async () => {
    const lock = locked()
    const rig = aRig([aRun()], setUp, 'kept', [], lock)
    await rig.lifecycle.begin()
    lock.isLocked = false
    rig.lifecycle.tryLockedKey()
    expect(await kindAfter(rig, 0)).toBe('running')
  })

  it('asks for the key when the key store is open and does not know it', async () => {
    const lock = locked('unreadable')
    const rig = aRig([], setUp, 'kept', [], lock)
    await rig.lifecycle.begin()
    lock.isLocked = false
    expect(await kindAfter(rig, 5_000)).toBe('set_up')
    expect(rig.lifecycle.app().notices.join()).toContain('does not open the device key any more')
  })

  it('disturbs nobody who types the key meanwhile', async () => {
    const rig = aRig([], setUp, 'kept', [], locked())
    await rig.lifecycle.begin()
    rig.lifecycle.beginSetUp()
    expect(await kindAfter(rig, 120_000)).toBe('set_up')
    rig.lifecycle.tryLockedKey()
    expect(await kindAfter(rig, 0)).toBe('set_up')
  })
})
