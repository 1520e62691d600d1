// The history reads page after page, and never shows the answer to an older question.
import { expect, it } from 'vitest'
import type { SentAsk, SentItem, SentPage } from '#shared/contract/ipc-history.ts'
import { openHistory, rowAtCursor } from '#renderer/model/history/history-model.ts'
import { aSentItem } from '../../harness/sent-items.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function aHistory(all: readonly SentItem[], pageSize = 2) {
  const asked: SentAsk[] = []
  const answers: ((page: SentPage) => void)[] = []
  const said: string[] = []
  let items = all
  const history = openHistory(
    {
      readSent: (ask) => {
        asked.push(ask)
        return new Promise((resolve) => answers.push(resolve))
      },
    },
    () => said.push('failed'),
  )
  /** Answers the oldest question that has no answer yet. */
  async function answer(page?: SentPage): Promise<void> {
    const { before } = asked[asked.length - answers.length] ?? { before: null }
    const from = items.filter(({ id }) => before === null || id < before).slice(0, pageSize)
    const next = from.length < pageSize ? null : (from.at(-1)?.id ?? null)
    answers.shift()?.(page ?? { kind: 'page', rows: [...from], next })
    await turn()
  }
  const add = (more: readonly SentItem[]): void => {
    items = [...more, ...items]
  }
  return { history, asked, answer, said, add }
}

const five = [5, 4, 3, 2, 1].map((id) => aSentItem(id))

it('reads the first page, and further ones when they are looked for', async () => {
  const { history, asked, answer } = aHistory(five)
  expect(history.get().isRead).toBe(false)
  history.refresh()
  // While a page is on its way no second one is asked for.
  history.more()
  await answer()
  history.more()
  history.more()
  await answer()
  history.more()
  await answer()
  history.more()
  expect(history.get().rows.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1])
  expect(history.get().next).toBeNull()
  expect(asked.map(({ before }) => before)).toEqual([null, 4, 2])
})

it('asks for what is searched, and throws the answer to an older search away', async () => {
  const { history, asked, answer } = aHistory(five)
  history.refresh()
  history.show({ search: 'plan' })
  await answer({ kind: 'page', rows: [aSentItem(9)], next: null })
  expect(history.get()).toMatchObject({ isRead: false, rows: [] })
  await answer({ kind: 'page', rows: [aSentItem(8)], next: null })
  expect(history.get().rows.map(({ id }) => id)).toEqual([8])
  expect(asked.at(-1)?.filter.search).toBe('plan')
})

it('asks nothing where the first day comes after the last', () => {
  const { history, asked } = aHistory(five)
  history.show({ from: '2026-03-30', to: '2026-03-29' })
  expect(asked).toEqual([])
  expect(history.get()).toMatchObject({ isRead: true, rows: [] })
})

it('keeps the file that is looked at when new ones come above it', async () => {
  const { history, answer, add } = aHistory(five, 3)
  history.refresh()
  await answer()
  history.openDetail()
  expect(history.get().isDetailOpen).toBe(false)
  history.choose(1)
  history.choose(99)
  history.openDetail()
  expect(rowAtCursor(history.get())?.id).toBe(4)
  add([aSentItem(6)])
  history.newer(false)
  expect(history.get().hasNewer).toBe(true)
  history.newer(true)
  await answer()
  expect(history.get()).toMatchObject({ cursor: 2, isDetailOpen: true, hasNewer: false })
  add([aSentItem(8), aSentItem(7)])
  history.refresh()
  await answer()
  // It is further down than was read: nothing is shown of another file under its name.
  expect(history.get()).toMatchObject({ cursor: null, isDetailOpen: false })
})

it('says why nothing can be shown, and shows all again when it can', async () => {
  const { history, answer } = aHistory(five)
  history.refresh()
  await answer({ kind: 'refused', code: 'history_damaged', text: 'It is damaged.' })
  expect(history.get()).toMatchObject({ isRead: true, refusal: 'It is damaged.', rows: [] })
  history.refresh()
  await answer()
  expect(history.get()).toMatchObject({ refusal: null })
  history.more()
  await answer({ kind: 'refused', code: 'history_damaged', text: 'It is damaged.' })
  expect(history.get()).toMatchObject({ refusal: null, next: null })
  expect(history.get().rows).toHaveLength(2)
})
