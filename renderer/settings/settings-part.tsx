// A titled part of the settings.
import type { ReactElement, ReactNode } from 'react'

export function SettingsPart({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className="part" aria-label={title}>
      <h2 className="part-title">{title}</h2>
      <div className="part-body">{children}</div>
    </section>
  )
}
