// What every route works with.
import type { FileStore } from '../disk/file-store.ts'
import type { Faults } from './faults.ts'
import type { DropboxModel } from '../model/model.ts'
import type { Tokens } from './tokens.ts'
import type { SessionFiles } from '../disk/session-files.ts'

export type Emulator = {
  readonly model: DropboxModel
  readonly files: FileStore
  readonly tokens: Tokens
  readonly faults: Faults
  readonly sessions: SessionFiles
  /** Milliseconds since 1970, plus what `advance_clock` added. */
  readonly nowMs: () => number
  /** `dbid:` and 35 characters. */
  readonly accountId: string
  /** Scopes of the app. */
  readonly scopes: readonly string[]
  /** Where links and downloads point to, without a slash at the end. */
  readonly publicBaseUrl: () => string
}
