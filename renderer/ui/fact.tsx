// A name and a value.
import type { ReactElement, ReactNode } from 'react'

/** On one line, or under each other when there is no room. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="fact">
      <dt className="quiet">{label}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}
