// This folder: every sentence about a file.

// What is said about files that wait for a person: what happened and the one thing to do, demanded by the compiler.
import type { BlockedReason } from '../reasons.ts'

type BlockedWords = {
  /** A few words for a row. */
  readonly status: string
  /** `name` is already made visible and in quotation marks. */
  readonly what: (name: string) => string
  readonly todo: string
}

export const blockedWords: Readonly<Record<BlockedReason, BlockedWords>> = {
  too_large: {
    status: 'Too large',
    what: (name) => `${name} is larger than your company\u2019s server takes.`,
    todo: 'Make it smaller or split it, or ask your IT department.',
  },
  name_not_allowed: {
    status: 'Name not possible',
    what: (name) => `Dropbox cannot keep the name ${name}.`,
    todo: 'Rename the file: leave out emoji, special characters, and dots and spaces at the end.',
  },
  name_collision: {
    status: 'Same name twice',
    what: (name) =>
      `Another file in this folder has the same name as ${name}, apart from capital letters or the way accents are written. Dropbox does not tell them apart.`,
    todo: 'Rename one of the two.',
  },
  folder_name_taken: {
    status: 'Folder name taken',
    what: (name) => `A file in Dropbox has the name of a folder that ${name} is in, so there is no place for it.`,
    todo: 'Rename the folder here, or the file in Dropbox.',
  },
  name_taken: {
    status: 'Name taken',
    what: (name) => `Something else with the name ${name} is already in Dropbox, and your company does not replace it.`,
    todo: 'Rename the file.',
  },
  not_allowed: {
    status: 'Not allowed',
    what: (name) => `Your company does not allow ${name} to be sent from here.`,
    todo: 'Ask your IT department.',
  },
  rejected: {
    status: 'Not accepted',
    what: (name) => `The server could not work with the request to send ${name}.`,
    todo: 'Ask your IT department.',
  },
  dropbox_refused: {
    status: 'Refused by Dropbox',
    what: (name) => `Dropbox refused ${name} several times and did not say why.`,
    todo: 'Try again. If it is refused again, ask your IT department.',
  },
  folder_read_only: {
    status: 'Place is read-only',
    what: (name) => `The place in Dropbox where ${name} belongs may not be written to.`,
    todo: 'Ask your IT department.',
  },
  symbolic_link: {
    status: 'Shortcut, not sent',
    what: (name) => `${name} is only a pointer to another file (a symbolic shortcut). Outbox does not follow it.`,
    todo: 'Copy the real file into the folder.',
  },
  not_a_regular_file: {
    status: 'Not a document',
    what: (name) => `${name} is not a document but something only programs use (a pipe, socket or device).`,
    todo: 'You need not do anything.',
  },
  skipped: {
    status: 'Left out',
    what: (name) => `${name} is not sent because you left it out.`,
    todo: 'It is sent when it is changed, or when you choose to send it after all.',
  },
}
