// How far one file is, as a thin line along the lower edge of its row.
import type { ReactElement } from 'react'

/** `share` from 0 to 1. For the eye only: the row's sentence says it in percent. */
export function RowProgress({ share }: { readonly share: number }): ReactElement {
  return (
    <svg className="row-progress" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="row-progress-track" width="100" height="2" />
      <rect className="row-progress-done" width={Math.min(share, 1) * 100} height="2" />
    </svg>
  )
}
