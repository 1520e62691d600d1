// What is asked of the policy, parsed.
import type { Say } from '#shared/messages/messages.ts'

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
