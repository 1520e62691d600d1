// The open detail follows its upload.
import { expect, it } from 'vitest'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { Detail } from '#shared/contract/ipc-rows.ts'
import { openDetails } from '#renderer/model/detail-model.ts'
import { aRow } from '../harness/some-rows.ts'

const one = aRow('one.txt')
const report = (rows: WindowUpdate['rows']): WindowUpdate => ({ sequence: 1, app: null, rows, version: 1 })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function opened(answer: () => Promise<Detail | null>) {
  const asked: string[] = []
  const details = openDetails(
    {
      readDetail: (id) => {
        asked.push(`read ${id === one.id ? 'one' : 'other'}`)
        return answer()
      },
      leaveDetail: () => {
        asked.push('leave')
        return Promise.resolve(undefined)
      },
    },
    () => asked.push('failed'),
  )
  return { details, asked }
}

it('shows an upload, changes it in place and reads its history anew', async () => {
  const { details, asked } = opened(() => Promise.resolve({ row: one, timeline: [] }))
  details.open(one.id)
  expect(details.get().kind).toBe('loading')
  await turn()
  details.applyUpdates([report([{ ...one, failures: 4 }])])
  expect(details.get()).toMatchObject({ kind: 'open', detail: { row: { failures: 4 } } })
  await turn()
  expect(asked).toEqual(['read one', 'read one'])
  details.close()
  expect(asked.at(-1)).toBe('leave')
})

it('says that an upload is gone', async () => {
  const { details } = opened(() => Promise.resolve(null))
  details.open(one.id)
  await turn()
  expect(details.get()).toEqual({ kind: 'gone', id: one.id })
})

it('does not show an answer that comes after it was closed', async () => {
  const { details } = opened(() => Promise.resolve({ row: one, timeline: [] }))
  details.open(one.id)
  details.close()
  await turn()
  expect(details.get()).toEqual({ kind: 'closed' })
})

it('reads what is open anew when changes of it were missed, and nothing when nothing is open', async () => {
  const { details, asked } = opened(() => Promise.resolve({ row: one, timeline: [] }))
  details.refresh()
  details.open(one.id)
  await turn()
  details.refresh()
  await turn()
  expect(asked).toEqual(['read one', 'read one'])
})
