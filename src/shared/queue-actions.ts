// What a person can do with all files at once, in the words of every menu that offers it.
import type { PauseLength } from './contract/ipc-channels.ts'

export const queueActionLabels = { retryAll: 'Try all again', pause: 'Pause', resume: 'Resume' } as const

/** The lengths of a pause, in the order they are offered. */
export const pauses = [
  { length: 'one_hour', label: 'For one hour' },
  { length: 'until_tomorrow', label: 'Until tomorrow' },
  { length: 'until_resumed', label: 'Until I resume' },
] as const satisfies readonly { readonly length: PauseLength; readonly label: string }[]
