// What a person can do with all files at once. Every menu offers the same.

/** In the order in which they are offered. */
export const pauseLengths = ['one_hour', 'until_tomorrow', 'until_resumed'] as const
export type PauseLength = (typeof pauseLengths)[number]
