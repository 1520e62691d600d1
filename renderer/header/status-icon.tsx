// One icon for all files: what the sentence beside it says, at a glance.
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { ArrowIcon, AttentionIcon, CheckIcon, ClockIcon, FolderIcon, NetworkIcon, PauseIcon } from '../ui/icons.tsx'
import { headerIconOf, type HeaderPicture } from './header-icon.ts'

const pictures: Readonly<Record<HeaderPicture, () => ReactElement>> = {
  pause: PauseIcon,
  folder: FolderIcon,
  network: NetworkIcon,
  attention: AttentionIcon,
  clock: ClockIcon,
  arrow: ArrowIcon,
  check: CheckIcon,
}

export function StatusHeaderIcon({ overview }: { readonly overview: Overview }): ReactElement {
  const { picture, tone } = headerIconOf(overview)
  const Picture = pictures[picture]
  return (
    <span className={`health-icon is-${tone}`}>
      <Picture />
    </span>
  )
}
