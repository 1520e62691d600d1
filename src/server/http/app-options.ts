// What the application is put together from.
import type { Audit } from '../audit/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Limits } from '../config/limits.ts'
import type { Devices } from '../devices.ts'
import type { AccountId } from '../dropbox/account.ts'
import type { Enrolments } from '../enrolment/enrolment.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { UploadSessions } from '../dropbox/upload-sessions.ts'
import type { Policy } from '../links/policy.ts'
import type { OperatorParts } from '../operator/operator-routes.ts'
import type { Receipts } from '../links/receipts.ts'
import type { People } from '../sign-in/people.ts'
import type { RelayStore } from '../relays/relay-store.ts'
import type { Meter } from '../links/link-meter.ts'
import type { RateMeter } from '../token-bucket.ts'
import type { Keys } from './idempotency.ts'
import type { BodyDeadlines } from './body-deadlines.ts'

/** What a server with relays has beside the rest. */
export type RelayParts = {
  readonly store: RelayStore
  readonly sessions: UploadSessions
  readonly pieceBytes: number
  /** How long a relay may be left before it is let go. */
  readonly idleMs: number
  readonly deadlines: BodyDeadlines
}

/** What several servers count together. */
export type SharedMeters = {
  readonly links: Meter
  /** Of one route. */
  readonly keysOf: (route: string) => Keys
  readonly requestsPerDevice: RateMeter
  readonly checksPerDevice: RateMeter
}

/** What the company server is made of. */
export type AppOptions = {
  readonly dropbox: DropboxApi
  /** Null: this server has no relays. */
  readonly relays: RelayParts | null
  /** Null: every computer is in the settings file. */
  readonly enrolments: Enrolments | null
  /** Null: this server counts alone. */
  readonly shared: SharedMeters | null
  /** Null: nobody signs in with an account. */
  readonly people: People | null
  readonly accountId: AccountId
  readonly receipts: Receipts
  readonly devices: Devices
  readonly policy: Policy
  readonly limits: Limits
  readonly clock: ServerClock
  readonly audit: Audit
  readonly operator: OperatorParts
  /** Addresses of our own proxies, whose X-Forwarded-For is believed. Nobody else's is. */
  readonly trustProxy: readonly string[]
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Hears of a bug. `text` holds a request id and the error, never a link or token. */
  readonly onFailure: (text: string) => void
}
