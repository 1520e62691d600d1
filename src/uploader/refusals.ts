// Why an uploader does not start: a closed list, with a code for scripts and a sentence for people.
import type { DataFolderRefusal } from '#adapters/system/data-folder.ts'
import type { ServerRefusal } from '#adapters/http/allowed-urls.ts'
import { assertNever } from '#shared/assert.ts'
import type { UnusableReason } from '#adapters/ledger/records/sqlite-errors.ts'
import { describeRefusal } from '#adapters/folder/folder-rules.ts'
import type { RootRefusal } from '#adapters/folder/folder-rules.ts'
import type { ChoiceRefusal } from '#adapters/folder/chosen-files.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type StartRefusal =
  | { readonly kind: 'server_address'; readonly because: ServerRefusal }
  | { readonly kind: 'token_unusable' }
  | { readonly kind: 'token_would_be_sent'; readonly tokenFile: string }
  | { readonly kind: 'folder'; readonly because: RootRefusal; readonly folder: string }
  | { readonly kind: 'choice'; readonly refusal: ChoiceRefusal }
  | { readonly kind: 'data_folder'; readonly because: DataFolderRefusal; readonly folder: string }
  | { readonly kind: 'newer_data'; readonly folder: string }
  | { readonly kind: 'records_unusable'; readonly reason: UnusableReason; readonly folder: string }

/** A refusal in words. `code` is stable. The text holds no token and no link. */
export type RefusalWords = { readonly code: string; readonly text: string }

export function refusalWords(refusal: StartRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'server_address':
      return { code: serverCode(refusal.because), text: serverWords(refusal.because) }
    case 'token_unusable':
      return { code: 'token_unusable', text: 'The token cannot be used: it must be one word of plain characters.' }
    case 'token_would_be_sent':
      return {
        code: 'token_would_be_sent',
        text: `The token file ${visibleName(refusal.tokenFile)} is among what would be sent, and nobody else may read it. Move it elsewhere.`,
      }
    case 'folder':
      return folderWords(refusal.because, refusal.folder)
    case 'choice':
      return choiceWords(refusal.refusal)
    case 'data_folder':
      return dataFolderWords(refusal.because, visibleName(refusal.folder))
    case 'newer_data':
      return {
        code: 'newer_data',
        text: `The records in ${visibleName(refusal.folder)} were written by a newer Outbox. Nothing was changed. Update this one.`,
      }
    case 'records_unusable':
      return recordsWords(refusal.reason, visibleName(refusal.folder))
    default:
      return assertNever(refusal)
  }
}

function serverCode(because: ServerRefusal): string {
  return because === 'not_https' || because === 'loopback_needs_flag' ? 'server_not_https' : 'server_address_wrong'
}

function serverWords(because: ServerRefusal): string {
  switch (because) {
    case 'too_long':
    case 'not_plain':
    case 'not_a_url':
      return 'The server address is not an address like https://uploads.example.com.'
    case 'not_https':
      return 'The server address must begin with https://, so that nobody on the way can read what is sent.'
    case 'loopback_needs_flag':
      return 'The server address begins with http://. On this very computer that is permitted with --allow-loopback.'
    case 'has_credentials':
      return 'The server address must not contain a name or a password.'
    case 'has_query':
    case 'has_path':
      return 'The server address must end after the name of the server, as in https://uploads.example.com.'
    default:
      return assertNever(because)
  }
}

function folderWords(because: RootRefusal, folder: string): RefusalWords {
  return { code: `folder_${because}`, text: `${visibleName(folder)}: ${describeRefusal(because)}` }
}

function choiceWords(refusal: ChoiceRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'missing':
      return { code: 'file_missing', text: `There is no file ${visibleName(refusal.file)}. Nothing was sent.` }
    case 'unreadable':
      return { code: 'file_unreadable', text: `${visibleName(refusal.file)} cannot be looked at. Nothing was sent.` }
    case 'folder':
      return folderWords(refusal.because, refusal.file)
    case 'same_path':
      return {
        code: 'file_twice',
        text: `Two of the files would arrive as ${visibleName(refusal.path)}. Send them one after the other, or rename one. Nothing was sent.`,
      }
    default:
      return assertNever(refusal)
  }
}

function dataFolderWords(because: DataFolderRefusal, folder: string): RefusalWords {
  switch (because) {
    case 'in_use':
      return {
        code: 'data_in_use',
        text: `Another Outbox is running with the data folder ${folder}. Only one can at a time, so this one does nothing.`,
      }
    case 'cannot_write':
      return { code: 'data_not_writable', text: `Outbox cannot write to its data folder ${folder}.` }
    case 'not_a_folder':
      return { code: 'data_not_a_folder', text: `The data folder ${folder} is not a folder.` }
    default:
      return assertNever(because)
  }
}

function recordsWords(reason: UnusableReason, folder: string): RefusalWords {
  switch (reason) {
    case 'disk_full':
      return {
        code: 'disk_full',
        text: `The disk is full, so Outbox cannot keep records in ${folder}. Free some space.`,
      }
    case 'store_unwritable':
      return {
        code: 'store_unwritable',
        text: `Outbox cannot keep its records in ${folder}. Check who may write there.`,
      }
    default:
      return assertNever(reason)
  }
}
