// What is behind the window, and what it is made of.
import type { StartWords } from '../arguments.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import type { Proxies } from '../network/proxies.ts'
import type { OwnPaths } from '../paths.ts'
import type { ManagedStore } from '../policy/managed-settings.ts'
import type { PolicyWatch } from '../policy/policy-watch.ts'
import type { Question } from '../settings/server-question.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SpokenLanguage } from '../spoken-language.ts'
import type { AddedFiles } from './dropped/dropped-files.ts'
import type { FurtherFolders } from './further-folders.ts'
import type { Finding, SetUp } from './set-up.ts'
import type { UploaderLifecycle } from './uploader-lifecycle.ts'

export type Uploading = {
  readonly store: ManagedStore
  readonly lifecycle: UploaderLifecycle
  readonly setUp: SetUp
  readonly settings: SettingsService
  readonly folders: FurtherFolders
  readonly added: AddedFiles
  readonly proxies: Proxies
  /** Signs the person out, after a question; see `sign-out-here.ts`. */
  readonly signOut: () => Promise<string | null>
  /** The doctor's look at the company server that is set up, in English; nothing where none is. */
  readonly askServer: (signal: AbortSignal) => AsyncIterable<Finding>
}

export type UploadingParts = {
  readonly words: StartWords
  readonly own: OwnPaths
  readonly store: ManagedStore
  readonly policy: PolicyWatch
  readonly language: SpokenLanguage
  readonly clock: ShellClock
  readonly log: Log
  readonly askFolder: (startAt: string | null) => Promise<string | null>
  readonly ask: (question: Question) => Promise<boolean>
  /** Another language may be chosen. */
  readonly applyLanguage: () => void
  /** What the settings page says of updates. */
  readonly updates: () => { readonly isOffered: boolean; readonly text: string }
  readonly applyUpdates: () => void
}
