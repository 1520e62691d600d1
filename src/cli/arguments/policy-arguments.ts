// What IT asks: about the policy, and for a support bundle; parsed.
import type { Say } from '#shared/messages/messages.ts'
import { keyPlaceOf } from './sign-in-arguments.ts'

/** What the policy says on this computer, or, with `check`, what is wrong with a document. */
export type PolicyCommand = {
  readonly kind: 'policy'
  readonly check: string | null
  /** The settings of the desktop app, for what a person chose there; null: they are left out. */
  readonly settings: string | null
  readonly json: boolean
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parsePolicy(values: Readonly<Record<string, unknown>>, say: Say): PolicyCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const [check, settings] = [said('check'), said('settings')]
  if ((values['report'] === true) === (check !== null)) return say('policy.say')
  if (check === '' || settings === '') return say('command.emptyFile')
  if (check !== null && settings !== null) return say('policy.settingsOption')
  return { kind: 'policy', check, settings, json: values['json'] === true }
}

/** One text for IT about this computer. */
export type SupportCommand = {
  readonly kind: 'support-bundle'
  readonly data: string
  readonly to: string
  readonly folder: string | null
  /** The settings of the desktop app; null: they are left out. */
  readonly settings: string | null
  readonly withNames: boolean
  /** Null: the one of the policy, or of the settings. */
  readonly server: string | null
  readonly tokenFile: string
  readonly allowLoopback: boolean
  readonly json: boolean
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parseSupport(values: Readonly<Record<string, unknown>>, say: Say): SupportCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  if (said('settings') === '') return say('command.emptyFile')
  if (said('folder') === '') return say('command.emptyFolder')
  return {
    kind: 'support-bundle',
    data: said('data') ?? '',
    to: said('to') ?? '',
    folder: said('folder'),
    settings: said('settings'),
    withNames: values['with-names'] === true,
    server: said('server'),
    tokenFile: keyPlaceOf(values),
    allowLoopback: values['allow-loopback'] === true,
    json: values['json'] === true,
  }
}
