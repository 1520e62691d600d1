// This folder: the window’s own labels.

// What the pictures drawn from numbers say in words.
import { plural } from '#shared/words/format.ts'

export const charts = {
  rates: (minutes: number, mean: string, most: string) =>
    `Speed in the last ${minutes === 60 ? 'hour' : plural(minutes, 'minute')}: ${mean}/s on average, ${most}/s at most`,
  lastDays: (days: number) => `The last ${days} days`,
  days: (days: number) => `What was sent in the last ${days} days, by day`,
  sum: (days: number, files: string, size: string) => `Last ${days} days: ${files}, ${size}`,
  day: (day: string, files: string, size: string) => `${day}: ${files}, ${size}`,
  files: 'Files',
  bytes: 'Size',
} as const
