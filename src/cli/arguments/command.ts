// This folder: the command line, parsed.

// What may be asked for, with all that belongs to it.
import type { HistoryCommand } from './history-arguments.ts'
import type { Kept } from './number-options.ts'
import type { PolicyCommand, SupportCommand } from './policy-arguments.ts'
import type { ServerOptions, SignInCommand, SignOutCommand } from './sign-in-arguments.ts'
import type { FurtherFolder } from '#shared/folders/further-folders.ts'
import type { AskedAnswer } from '#shared/rows/files-asked.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'

export type WatchCommand = ServerOptions &
  Kept & {
    readonly kind: 'watch'
    readonly folder: string
    readonly also: readonly FurtherFolder[]
    readonly data: string
    readonly once: boolean
    readonly replaceByName: boolean
    readonly afterUpload: AfterUpload
    readonly adopt: boolean
    readonly followLink: boolean
    /** However much comes at once, nobody is asked. */
    readonly yes: boolean
    /** Say what would be done, and do nothing. */
    readonly dryRun: boolean
    /** So long nothing begins with what is new. */
    readonly graceSeconds: number
    readonly speed: SpeedRules
    readonly json: boolean
  }
export type SendCommand = ServerOptions &
  Kept & {
    readonly kind: 'send'
    readonly files: readonly string[]
    readonly data: string
    readonly speed: SpeedRules
    readonly json: boolean
  }
export type AdoptCommand = {
  readonly kind: 'adopt'
  readonly data: string
  /** The watched folder that is meant; null: the only one where another stands. */
  readonly folder: string | null
  readonly json: boolean
}
/** `answer` null: show what is asked. */
export type DecideCommand = {
  readonly kind: 'decide'
  readonly data: string
  readonly answer: AskedAnswer | 'send_after_all' | null
  /** A folder of the watched one, with `/`; to send after all, a file as well; null for all files. */
  readonly below: string | null
  readonly json: boolean
}
export type UndoCommand = { readonly kind: 'undo'; readonly data: string; readonly json: boolean }
export type StatusCommand = { readonly kind: 'status'; readonly data: string; readonly json: boolean }
export type DoctorCommand = ServerOptions & {
  readonly kind: 'doctor'
  readonly folder: string | null
  readonly also: readonly FurtherFolder[]
  readonly data: string | null
  readonly json: boolean
}
export type WhyCommand = {
  readonly kind: 'why'
  readonly path: string
  readonly data: string
  readonly json: boolean
}
export type Command =
  | WatchCommand
  | SendCommand
  | AdoptCommand
  | DecideCommand
  | UndoCommand
  | StatusCommand
  | DoctorCommand
  | HistoryCommand
  | PolicyCommand
  | SupportCommand
  | WhyCommand
  | SignInCommand
  | SignOutCommand
