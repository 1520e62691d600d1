// Says that rows came or moved while the pointer kept them in their places.
import type { ReactElement } from 'react'
import { countOf, totalOf } from '#shared/rows/row-groups.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing, as long as the list is in its newest order. */
export function NewOrderPill(): ReactElement | null {
  const model = useModel()
  const { isFrozen, isStale, query, cache } = useStore(model.list)
  const app = useStore(model.app)
  if (!isFrozen || !isStale || app?.phase.kind !== 'running') return null
  const now = countOf(query.group, app.phase.overview.counts)
  const news = query.search === '' ? now - totalOf(cache.counts) : 0
  return (
    <button type="button" className="pill" title={say('list.refresh')} onClick={() => model.list.refresh()}>
      {news > 0 ? say('list.newRows', { count: news }) : say('list.moved')}
    </button>
  )
}
