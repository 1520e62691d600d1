import { describe, expect, it } from 'vitest'
import type { Target } from '#shared/target.ts'
import { countAgreedElsewhere, TargetWatch, type TargetRecords } from '#uploader/session/target-watch.ts'
import { absent, anUpload, aStored, done, settling } from '#test/engine/builders.ts'

const server = 'https://uploads.example.com'
const me = { device: 'laptop', base: '/Acme', directMaxBytes: 5, relayMaxBytes: 0, accountId: 'account-1' }

class Records implements TargetRecords {
  targets: readonly Target[] = []
  currentId: number | null = null
  isFull = false

  async readTargets() {
    return { targets: this.targets, currentId: this.currentId }
  }

  async writeTargets(targets: readonly Target[], currentId: number) {
    if (this.isFull) return { kind: 'failed', reason: 'disk_full' } as const
    this.targets = targets
    this.currentId = currentId
    return { kind: 'saved' } as const
  }
}

describe('the first run', () => {
  it('has a target at once, and learns more of it without a change', async () => {
    const records = new Records()
    const { watch, change } = await TargetWatch.open(records, server)
    expect([watch.id, change, records.currentId]).toEqual([1, null, 1])
    expect(await watch.hear(me)).toBeNull()
    expect([watch.id, records.targets]).toEqual([
      1,
      [{ id: 1, server, device: 'laptop', base: '/Acme', accountId: 'account-1' }],
    ])
  })
})

describe('a later run', () => {
  async function after(first: string, then: string) {
    const records = new Records()
    await (await TargetWatch.open(records, first)).watch.hear(me)
    return { records, ...(await TargetWatch.open(records, then)) }
  }

  it('with the same server goes on', async () => {
    const { watch, change } = await after(server, server)
    expect([watch.id, change, await watch.hear(me)]).toEqual([1, null, null])
  })

  it('with another server is a change that is known at once', async () => {
    const { watch, change, records } = await after(server, 'https://other.example.com')
    expect(change).toMatchObject({ before: { id: 1, server }, now: { id: 2, server: 'https://other.example.com' } })
    expect([watch.id, records.currentId]).toEqual([2, 2])
  })

  it('back at the first server has the first number again', async () => {
    const { records } = await after(server, 'https://other.example.com')
    const back = await TargetWatch.open(records, server)
    expect([back.watch.id, back.change?.now.id]).toEqual([1, 1])
  })
})

describe('a server that is another by now', () => {
  it.each([
    ['folder', { base: '/Other' }],
    ['device', { device: 'laptop-2' }],
    ['Dropbox', { accountId: 'account-2' }],
  ])('with another %s is a change', async (_, change) => {
    const records = new Records()
    const { watch } = await TargetWatch.open(records, server)
    await watch.hear(me)
    expect(await watch.hear({ ...me, ...change })).toMatchObject({ before: { id: 1 }, now: { id: 2 } })
    expect([watch.id, records.currentId]).toEqual([2, 2])
    expect(await watch.hear(me)).toMatchObject({ now: { id: 1 } })
  })

  it('that does not tell its Dropbox for once is the same', async () => {
    const { watch } = await TargetWatch.open(new Records(), server)
    await watch.hear(me)
    expect(await watch.hear({ ...me, accountId: null })).toBeNull()
    expect(await watch.hear({ ...me, accountId: 'account-2' })).toMatchObject({ now: { id: 2 } })
  })

  it('is not acted on before it is written down', async () => {
    const records = new Records()
    const { watch } = await TargetWatch.open(records, server)
    await watch.hear(me)
    records.isFull = true
    expect([await watch.hear({ ...me, base: '/Other' }), watch.id]).toEqual(['not_written', 1])
    records.isFull = false
    expect(await watch.hear({ ...me, base: '/Other' })).toMatchObject({ now: { id: 2 } })
  })
})

describe('an answer about one file', () => {
  const told = { accountId: 'account-1', destination: '/Acme/a.pdf' }

  it.each([
    ['fits', told, false],
    ['from a server that tells nothing fits', { accountId: null, destination: null }, false],
    ['with another spelling of the folder fits', { ...told, destination: '/ACME/a.pdf' }, false],
    ['from another Dropbox is doubted', { ...told, accountId: 'account-2' }, true],
    ['that leads elsewhere is doubted', { ...told, destination: '/Acme2/a.pdf' }, true],
  ])('%s', async (_, answer, isDoubted) => {
    const { watch } = await TargetWatch.open(new Records(), server)
    await watch.hear(me)
    expect(watch.isDoubted(answer)).toBe(isDoubted)
  })

  it('fits a base that is the top', async () => {
    const { watch } = await TargetWatch.open(new Records(), server)
    await watch.hear({ ...me, base: '/' })
    expect(watch.isDoubted({ accountId: null, destination: '/a.pdf' })).toBe(false)
  })
})

it('files that were sent to another target are counted, here and gone', () => {
  const uploads = [
    anUpload({ state: done, stored: aStored() }),
    anUpload({ state: done, stored: { ...aStored(), targetId: 2 } }),
    anUpload({ state: done, stored: { ...aStored(), targetId: 2 }, observed: absent }),
    anUpload({ state: settling, stored: { ...aStored(), targetId: 2 } }),
  ]
  expect(countAgreedElsewhere(uploads, 1)).toBe(2)
})
