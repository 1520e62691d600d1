// Which group of the list an upload stands in.
import { isNobodysConcern } from '#engine/queue/state-counts.ts'
import { assertNever } from '#shared/assert.ts'
import type { Upload } from '#shared/upload.ts'
import type { RowGroup } from '#shared/rows/row-groups.ts'

/** null for an upload that is not shown: its file went away before it was sent. */
export function groupOf(upload: Upload): RowGroup | null {
  const { state, intent } = upload
  switch (state.kind) {
    case 'hashing':
    case 'linking':
    case 'sending':
    case 'checking':
      return 'active'
    case 'settling':
    case 'waiting':
      return intent === 'skip' ? 'left_out' : 'waiting'
    case 'blocked':
      return isNobodysConcern(upload) ? 'left_out' : 'attention'
    case 'done':
    case 'moving':
      return 'sent'
    case 'gone':
      return null
    default:
      return assertNever(state)
  }
}
