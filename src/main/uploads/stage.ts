// The stages of the app's life, and how each is shown.
import { assertNever } from '#shared/assert.ts'
import type { Overview, Phase } from '#shared/contract/ipc-app-state.ts'
import type { ExistingChoice } from '#shared/contract/ipc-setup.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { KeystoreName } from '#shared/words/locked-words.ts'
import { shownPlace } from '../settings/display-names.ts'
import type { Run } from './create-uploader.ts'

export type Stage =
  | { readonly kind: 'starting' }
  /** The device key is there, and the system's key store is not open yet. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'set_up' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped'; readonly code: string; readonly text: string }

/** What a person chose in the set-up. `key` null: the one at hand. */
export type Target = {
  readonly server: string
  readonly key: string | null
  readonly folder: string
  readonly existing: ExistingChoice
}

export type TargetEnd =
  | { readonly kind: 'begun' }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

export type Running = { readonly run: Run; readonly overview: Overview }

/** What the window shows of a stage. `running` is null as long as no uploader runs. */
export function phaseOf(stage: Stage, running: Running | null, settings: Settings): Phase {
  switch (stage.kind) {
    case 'starting':
    case 'set_up':
      return { kind: stage.kind }
    case 'locked':
      return { kind: 'locked', keystore: keystoreName(process.platform) }
    case 'stopped':
      return stage
    case 'running':
      if (running === null) return { kind: 'starting' }
      return { kind: 'running', place: shownPlace(settings, running.run.uploader.me()), overview: running.overview }
    default:
      return assertNever(stage)
  }
}

/** As the system itself calls it. */
function keystoreName(platform: NodeJS.Platform): KeystoreName {
  return platform === 'darwin' ? 'keychain' : 'keyring'
}
