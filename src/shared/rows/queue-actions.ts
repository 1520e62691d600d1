// What a person can do with all files at once, in the words of every menu that offers it.

/** In the order in which they are offered. */
export const pauseLengths = ['one_hour', 'until_tomorrow', 'until_resumed'] as const
export type PauseLength = (typeof pauseLengths)[number]

export const queueActionLabels = { retryAll: 'Try all again', pause: 'Pause', resume: 'Resume' } as const

export const pauseLabels: Readonly<Record<PauseLength, string>> = {
  one_hour: 'For one hour',
  until_tomorrow: 'Until tomorrow',
  until_resumed: 'Until I resume',
}
