// One icon for all files: what the sentence beside it says, at a glance.
import type { ReactElement } from 'react'
import type { QueueFacts } from '#shared/words/upload-words.ts'
import { ArrowIcon, AttentionIcon, CheckIcon, ClockIcon, FolderIcon, NetworkIcon, PauseIcon } from '../ui/icons.tsx'

/** The strongest first, in the order of the sentence. */
export function StatusHeaderIcon({ facts }: { readonly facts: QueueFacts }): ReactElement {
  const [icon, tone] = iconOf(facts)
  return <span className={`health-icon ${tone}`}>{icon}</span>
}

function iconOf(facts: QueueFacts): readonly [ReactElement, string] {
  if (facts.paused) return [<PauseIcon />, 'is-quiet']
  if (!facts.folderReachable) return [<FolderIcon />, 'is-attention']
  if (facts.ledgerTrouble !== null) return [<AttentionIcon />, 'is-attention']
  if (facts.hold?.reason === 'offline') return [<NetworkIcon />, 'is-quiet']
  if (facts.hold !== null) return [<ClockIcon />, 'is-attention']
  if (facts.sending > 0) return [<ArrowIcon />, 'is-accent']
  if (facts.waiting > 0) return [<ClockIcon />, 'is-quiet']
  if (facts.blocked > 0) return [<AttentionIcon />, 'is-attention']
  return facts.done > 0 ? [<CheckIcon />, 'is-good'] : [<FolderIcon />, 'is-quiet']
}
