// What the company server is made of.
import type { AccountId } from '../dropbox/account.ts'
import type { Audit } from '../audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Devices } from '../devices.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { Limits } from '../config/limits.ts'
import type { Policy } from '../links/policy.ts'
import type { Receipts } from '../links/receipts.ts'

export type AppOptions = {
  readonly dropbox: DropboxApi
  readonly accountId: AccountId
  readonly receipts: Receipts
  readonly devices: Devices
  readonly policy: Policy
  readonly limits: Limits
  readonly clock: ServerClock
  readonly audit: Audit
  /** Addresses of our own proxies, whose X-Forwarded-For is believed. Nobody else's is. */
  readonly trustProxy: readonly string[]
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Hears of a bug. `text` holds a request id and the error, never a link or token. */
  readonly onFailure: (text: string) => void
}
