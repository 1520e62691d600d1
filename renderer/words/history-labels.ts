// The labels of the history and of the question about a file.
import type { ExportFormat } from '#shared/rows/sent-file.ts'
import { countWords, plural } from '#shared/words/format.ts'

export type SentColumn = 'name' | 'size' | 'sent' | 'destination'

export const history = {
  title: 'History',
  files: 'Sent files',
  tools: 'Which files are shown',
  search: 'Search',
  searchHint: 'Search names, folders and content hashes',
  from: 'From',
  to: 'To',
  allDays: 'All days',
  wrongDays: 'The first day comes after the last one.',
  export: 'Export',
  exportAs: { csv: 'As a table (CSV)\u2026', jsonl: 'As JSON Lines\u2026' } satisfies Record<ExportFormat, string>,
  exported: (files: number, place: string) => `${plural(files, 'file')} exported to ${place}.`,
  columns: { name: 'Name', size: 'Size', sent: 'Sent', destination: 'In Dropbox' } satisfies Record<SentColumn, string>,
  loading: 'Loading\u2026',
  newer: 'Show the newest',
  none: 'No file has been sent yet.',
  noneHint: 'Every file that is sent is listed here, with the proof that it arrived.',
  noneOnDay: 'No file was sent on this day.',
  noneOnDays: 'No file was sent on these days.',
  noMatch: (search: string) => `No sent file matches \u201c${search}\u201d.`,
  noMatchOnDays: (search: string) => `No file that was sent on these days matches \u201c${search}\u201d.`,
  showAll: 'Show all sent files',
  damagedTitle: 'The history cannot be shown',
  again: 'Try again',
  sentence: (facts: { name: string; where: string; size: string; when: string; place: string | null }) =>
    [
      facts.where === '' ? facts.name : `${facts.name} in ${facts.where}`,
      facts.size,
      `sent ${facts.when}`,
      ...(facts.place === null ? [] : [`in Dropbox at ${facts.place}`]),
    ].join(', '),
  proof: 'Content hash',
  folder: 'Folder',
  byName: 'Sent by name',
  original: 'On this computer',
  rev: 'Revision',
  added: 'Added',
  sent: 'Sent',
  size: 'Size',
  destination: 'In Dropbox',
  tries: 'Links asked for',
  device: 'Device',
  server: 'Server',
  account: 'Account',
  number: 'Number in the history',
  forIt: 'Proof and details',
  copied: 'The receipt was copied.',
  notThere: 'The file is not at its place on this computer any more.',
  noRow: 'The history does not have this file any more.',
  kept: 'How long sent files stay in the history',
  days: 'days',
  saveKept: 'Keep them so long',
  keptText: (days: number) => {
    const years = Math.round((days / 365) * 10) / 10
    const about = days >= 365 ? ` ${countWords(days)} days are about ${plural(years, 'year')}.` : ''
    return `Older ones are let go of little by little; the files themselves stay where they are.${about}`
  },
  keptRange: (least: number, most: number) =>
    `A whole number of days from ${countWords(least)} to ${countWords(most)}: a file that was sent stays for a day at least.`,
} as const

export const why = {
  title: (name: string) => `What about \u201c${name}\u201d?`,
  copy: 'Copy',
  copied: 'The answer was copied.',
  dropHere: 'Drop to ask about this file',
  dropHint: 'Outbox says where it is, or why it was not sent. Nothing is copied.',
  altHint: 'Hold Alt to ask why a file was not sent.',
  one: 'Outbox answers about one file at a time: this is about the first.',
  noFile: 'What was dropped is not a file of this computer.',
  gone: 'This file is not in the list any more.',
} as const
