// The list in use: pages, moves, frozen order, choosing across pages.
import { describe, expect, it } from 'vitest'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { openList } from '#renderer/model/list-model.ts'
import type { ListModel } from '#renderer/model/list-model.ts'
import { createFakeMain } from '../harness/fake-main.ts'
import type { FakeMain } from '../harness/fake-main.ts'
import { running } from '../harness/scenarios.ts'
import { aRow, aSentRow } from '../harness/some-rows.ts'

const waiting = (count: number): WindowRow[] => Array.from({ length: count }, (_, at) => aRow(`File ${at}.txt`))

type Opened = { readonly main: FakeMain; readonly list: ListModel; readonly said: string[] }

async function open(rows: readonly WindowRow[]): Promise<Opened> {
  const main = createFakeMain(running(), rows)
  const said: string[] = []
  const readPage: Parameters<typeof openList>[0]['readPage'] = async (query) => {
    // The fake main answers with the parser of this very request.
    return (await main.answer('readPage', query)) as Awaited<ReturnType<typeof readPage>>
  }
  const tell = { failed: () => said.push('failed'), mostReached: (most: number) => said.push(`most ${most}`) }
  const list = openList({ readPage }, tell)
  main.listener = (name, data) => {
    if (name === 'report') list.applyUpdates([data as Parameters<ListModel['applyUpdates']>[0][number]])
  }
  list.look(0, 20)
  await settled(main)
  return { main, list, said }
}

/** Waits until no page was asked for in a while. */
async function settled(main: FakeMain): Promise<void> {
  let read = -1
  while (read !== main.requests.length) {
    read = main.requests.length
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const pathAt = (list: ListModel, offset: number): string | undefined => list.get().cache.rows.get(offset)?.row.path

describe('the list', () => {
  it('reads what is in sight, one page, and again only when other lines are', async () => {
    const { main, list } = await open(waiting(5_000))
    expect(main.requests).toHaveLength(1)
    list.look(0, 30)
    list.look(5, 35)
    await settled(main)
    expect(main.requests).toHaveLength(1)
    list.look(3_000, 3_020)
    await settled(main)
    expect(main.requests).toHaveLength(2)
    expect(pathAt(list, 2_999)).toBe('File 2999.txt')
  })

  it('shows rows that came as soon as it may', async () => {
    const rows = waiting(10)
    const { main, list } = await open(rows)
    main.tellList([aRow('New.txt'), ...rows])
    await settled(main)
    expect(pathAt(list, 0)).toBe('New.txt')
  })

  it('keeps rows in their places while the pointer is over them, and changes them there', async () => {
    const rows = waiting(10)
    const { main, list } = await open(rows)
    list.freeze(true)
    main.tellList([aRow('New.txt'), ...rows])
    await settled(main)
    expect(pathAt(list, 0)).toBe('File 0.txt')
    expect(list.get().isStale).toBe(true)
    main.tellRows([{ ...(rows[0] ?? aRow('x')), failures: 9 }])
    expect(list.get().cache.rows.get(0)?.failures).toBe(9)
    list.freeze(false)
    await settled(main)
    expect(pathAt(list, 0)).toBe('New.txt')
    expect(list.get().isStale).toBe(false)
  })

  it('shows at once what the person moved, also under the pointer', async () => {
    const rows = waiting(3)
    const { main, list } = await open(rows)
    list.freeze(true)
    list.expectMove()
    main.tellList(rows.toReversed())
    await settled(main)
    expect(pathAt(list, 0)).toBe('File 2.txt')
  })

  it('chooses a range across pages that were never in sight', async () => {
    const { main, list } = await open(waiting(1_000))
    list.click(10, 'one')
    list.look(700, 720)
    await settled(main)
    list.click(700, 'range')
    await settled(main)
    expect(list.get().selection.rows.size).toBe(691)
  })

  it('chooses no more than main takes, and says so', async () => {
    const { main, list, said } = await open(waiting(12_000))
    list.chooseAll()
    await settled(main)
    expect(list.get().selection.rows.size).toBe(10_000)
    expect(said).toEqual(['most 10000'])
  })

  it('forgets the choice when another list is shown, and begins at its top', async () => {
    const { main, list } = await open([...waiting(500), aSentRow('Sent.pdf', 1)])
    list.click(3, 'one')
    list.look(400, 420)
    list.show({ group: 'sent' })
    await settled(main)
    expect(list.get().selection.rows.size).toBe(0)
    expect(list.get().lines).toMatchObject({ count: 1, hasHeaders: false })
    expect(pathAt(list, 0)).toBe('Sent.pdf')
  })

  it('reads both sides of a folded group', async () => {
    const sent = Array.from({ length: 50 }, (_, at) => aSentRow(`Sent ${at}.pdf`, at))
    const attention = Array.from({ length: 3 }, (_, at) => aRow(`Odd ${at}.txt`, { group: 'attention' }))
    const { main, list } = await open([...attention, ...waiting(2_000), ...sent])
    list.fold('waiting', true)
    list.look(0, 20)
    await settled(main)
    expect(pathAt(list, 0)).toBe('Odd 0.txt')
    expect(pathAt(list, 2_003)).toBe('Sent 0.pdf')
  })

  it('says when main does not answer', async () => {
    const said: string[] = []
    const list = openList(
      { readPage: () => Promise.reject(new Error('gone')) },
      { failed: () => said.push('failed'), mostReached: () => undefined },
    )
    list.look(0, 20)
    await new Promise((resolve) => setImmediate(resolve))
    expect(said).toEqual(['failed'])
  })
})
