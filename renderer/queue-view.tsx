// The view people live in: health, banners, filters, the list with its details, and the bottom bar.
import { useRef } from 'react'
import type { ReactElement } from 'react'
import type { Overview, Destination } from '#shared/contract/ipc-app-state.ts'
import { BottomBar } from './list/bottom-bar.tsx'
import { DetailPanel } from './detail/detail-panel.tsx'
import { NeverUsed, NothingFound } from './list/empty-view.tsx'
import { FileGrid } from './list/file-grid.tsx'
import { FilterBar } from './list/filter-bar.tsx'
import { MakeUpBar } from './pictures/make-up-bar.tsx'
import { totalOf } from '#shared/rows/row-groups.ts'
import { StatusHeader } from './header/status-header.tsx'
import { BannerList } from './header/banner-list.tsx'
import { useModel } from './model/use-model.ts'
import { useSize } from './ui/use-size.ts'
import { useStore } from './ui/use-store.ts'

/** From this width on the details have room beside the list: 800 pixels at 100 %. */
const roomForDetailRem = 50

type Props = { readonly place: Destination; readonly overview: Overview; readonly notices: readonly string[] }

export function QueueView({ place, overview, notices }: Props): ReactElement {
  const model = useModel()
  const { lines, cache } = useStore(model.list)
  const frame = useRef<HTMLDivElement>(null)
  const { widthRem } = useSize(frame)
  const isNeverUsed = totalOf(overview.counts) === 0
  const isRead = cache.version >= 0
  return (
    <div ref={frame} className="queue">
      <StatusHeader overview={overview} mostNumbers={widthRem >= 44 ? 4 : widthRem >= 26 ? 3 : 2} />
      <BannerList overview={overview} notices={notices} places={place} />
      {isNeverUsed ? (
        <main className="queue-main">
          <NeverUsed place={place} />
        </main>
      ) : (
        <>
          <FilterBar counts={overview.counts} />
          <MakeUpBar counts={overview.counts} />
          <div className="queue-body">
            <main className="queue-main">
              {isRead && lines.count === 0 ? <NothingFound /> : <FileGrid opensDetail={widthRem >= roomForDetailRem} />}
            </main>
            <DetailPanel />
          </div>
        </>
      )}
      <BottomBar place={place} hasButton={!isNeverUsed} />
    </div>
  )
}
