// The icons of the window: 16 by 16, one line of 1.5, drawn in the colour of the text around them.
import type { ReactElement, ReactNode } from 'react'

function Icon({ children, tone }: { readonly children: ReactNode; readonly tone?: string }): ReactElement {
  return (
    <svg
      className={tone === undefined ? 'icon' : `icon ${tone}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const AttentionIcon = (): ReactElement => (
  <Icon tone="tone-attention">
    <path d="M8 2.25 14.25 13.25H1.75Z" />
    <path d="M8 6.5v3" />
    <path d="M8 11.4v.1" />
  </Icon>
)

export const CheckIcon = (): ReactElement => (
  <Icon tone="tone-good">
    <path d="m3 8.5 3.25 3.25L13 4.75" />
  </Icon>
)

export const ColumnsIcon = (): ReactElement => (
  <Icon>
    <path d="M2.25 3.25h11.5v9.5H2.25zM6.1 3.25v9.5M9.9 3.25v9.5" />
  </Icon>
)

export const ClockIcon = (): ReactElement => (
  <Icon tone="tone-quiet">
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 4.75V8l2.25 1.5" />
  </Icon>
)

export const HistoryIcon = (): ReactElement => (
  <Icon>
    <path d="M2.75 8A5.25 5.25 0 1 0 4.6 4L2.75 5.5M2.75 2.5v3h3" />
    <path d="M8 5.25V8l2 1.25" />
  </Icon>
)

export const ExportIcon = (): ReactElement => (
  <Icon>
    <path d="M8 9.75v-7M5.25 5 8 2.25 10.75 5" />
    <path d="M3 9.5v3.25h10V9.5" />
  </Icon>
)

export const InfoIcon = (): ReactElement => (
  <Icon tone="tone-quiet">
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 7.5V11M8 5.1v.1" />
  </Icon>
)

export const PauseIcon = (): ReactElement => (
  <Icon>
    <path d="M5.5 3.5v9M10.5 3.5v9" />
  </Icon>
)

export const PlayIcon = (): ReactElement => (
  <Icon>
    <path d="M5 3.25v9.5L12.5 8Z" />
  </Icon>
)

export const LeftOutIcon = (): ReactElement => (
  <Icon tone="tone-quiet">
    <circle cx="8" cy="8" r="5.75" />
    <path d="M5.25 8h5.5" />
  </Icon>
)

export const BusyIcon = (): ReactElement => (
  <Icon tone="tone-accent">
    <circle cx="8" cy="8" r="5.75" strokeDasharray="2.2 2.3" />
  </Icon>
)

/** Bytes begin to move. */
export const SendingIcon = (): ReactElement => (
  <Icon tone="tone-accent">
    <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
  </Icon>
)

const ringLength = 2 * Math.PI * 5.75

/** A ring that fills up. */
export function RingIcon({ share }: { readonly share: number }): ReactElement {
  return (
    <Icon tone="tone-accent">
      <circle cx="8" cy="8" r="5.75" className="ring-track" />
      <circle
        cx="8"
        cy="8"
        r="5.75"
        strokeDasharray={`${ringLength * share} ${ringLength}`}
        strokeLinecap="butt"
        transform="rotate(-90 8 8)"
      />
    </Icon>
  )
}

export const GearIcon = (): ReactElement => (
  <Icon>
    <path d="M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6" />
    <circle cx="10.25" cy="4.5" r="1.75" />
    <circle cx="5.75" cy="11.5" r="1.75" />
  </Icon>
)

export const SearchIcon = (): ReactElement => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.25 3.25" />
  </Icon>
)

export const CloseIcon = (): ReactElement => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
)

export const FolderIcon = (): ReactElement => (
  <Icon>
    <path d="M1.75 12.25v-8.5h4.5l1.5 1.75h6.5v6.75Z" />
  </Icon>
)

export const BackIcon = (): ReactElement => (
  <Icon>
    <path d="M9.75 3.5 5.25 8l4.5 4.5" />
  </Icon>
)

export const ChevronIcon = (): ReactElement => (
  <Icon>
    <path d="m4.5 6.25 3.5 3.5 3.5-3.5" />
  </Icon>
)

export const ArrowIcon = (): ReactElement => (
  <Icon>
    <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
  </Icon>
)

export const NetworkIcon = (): ReactElement => (
  <Icon>
    <path d="M2 6.25a8.5 8.5 0 0 1 12 0M4.5 9a5 5 0 0 1 7 0" />
    <path d="M8 12v.1" />
  </Icon>
)

/** An open tray with an arrow out of it: the picture of the program itself. */
export function OutboxPicture(): ReactElement {
  return (
    <svg
      className="picture"
      viewBox="0 0 64 64"
      width="64"
      height="64"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="picture-line" d="M10 36v14a4 4 0 0 0 4 4h36a4 4 0 0 0 4-4V36M10 36h12l4 6h12l4-6h12" />
      <path className="picture-accent" d="M32 32V10M22 20l10-10 10 10" />
    </svg>
  )
}
