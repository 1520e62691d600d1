// Why an uploader does not start: a closed list, with a code for scripts and a sentence for people.
import type { DataFolderRefusal } from '#adapters/system/data-folder.ts'
import type { ServerRefusal } from '#adapters/http/allowed-urls.ts'
import { assertNever } from '#shared/assert.ts'
import type { UnusableReason } from '#adapters/ledger/records/sqlite-errors.ts'
import type { RootRefusal, TogetherRefusal } from '#adapters/folder/folder-rules.ts'
import type { ChoiceRefusal } from '#adapters/folder/chosen-files.ts'
import type { Language } from '#shared/messages/language.ts'
import { leftOutWords } from '#shared/outside/made-by-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type StartRefusal =
  | { readonly kind: 'server_address'; readonly because: ServerRefusal }
  | { readonly kind: 'token_unusable' }
  | { readonly kind: 'token_would_be_sent'; readonly tokenFile: string }
  | { readonly kind: 'folder'; readonly because: RootRefusal; readonly folder: string }
  /** `other` is watched already, and these two cannot both be. */
  | {
      readonly kind: 'together'
      /** `sent`: it is, or would be, where Outbox moves what was sent. */
      readonly because: TogetherRefusal | 'sent'
      readonly folder: string
      readonly other: string
    }
  /** The folder in Dropbox that the files of `folder` shall go into. */
  | {
      readonly kind: 'into'
      readonly because: 'impossible' | 'taken'
      readonly into: string
      readonly folder: string
    }
  | { readonly kind: 'choice'; readonly refusal: ChoiceRefusal }
  | { readonly kind: 'data_folder'; readonly because: DataFolderRefusal; readonly folder: string }
  | { readonly kind: 'newer_data'; readonly folder: string }
  | { readonly kind: 'records_unusable'; readonly reason: UnusableReason; readonly folder: string }

/** A refusal in words. `code` is stable. The text holds no token and no link. */
export type RefusalWords = { readonly code: string; readonly text: string }

export function refusalWords(refusal: StartRefusal, language: Language): RefusalWords {
  const { say } = language
  switch (refusal.kind) {
    case 'server_address':
      return {
        code: serverCode(refusal.because),
        text: say(`refusal.server.${serverFault(refusal.because)}`),
      }
    case 'token_unusable':
      return { code: 'token_unusable', text: say('refusal.token_unusable') }
    case 'token_would_be_sent': {
      const file = visibleName(refusal.tokenFile)
      return { code: 'token_would_be_sent', text: say('refusal.token_would_be_sent', { file }) }
    }
    case 'folder':
      return folderWords(refusal.because, refusal.folder, language)
    case 'together': {
      const [folder, other] = [visibleName(refusal.folder), visibleName(refusal.other)]
      return { code: `folders_${refusal.because}`, text: say(`refusal.together.${refusal.because}`, { folder, other }) }
    }
    case 'into': {
      const [folder, into] = [visibleName(refusal.folder), visibleName(refusal.into)]
      return { code: `into_${refusal.because}`, text: say(`refusal.into.${refusal.because}`, { folder, into }) }
    }
    case 'choice':
      return choiceWords(refusal.refusal, language)
    case 'data_folder': {
      const folder = visibleName(refusal.folder)
      return { code: dataCodes[refusal.because], text: say(`refusal.data.${refusal.because}`, { folder }) }
    }
    case 'newer_data':
      return { code: 'newer_data', text: say('refusal.newer_data', { folder: visibleName(refusal.folder) }) }
    case 'records_unusable': {
      const folder = visibleName(refusal.folder)
      return { code: refusal.reason, text: say(`refusal.records.${refusal.reason}`, { folder }) }
    }
    default:
      return assertNever(refusal)
  }
}

function serverCode(because: ServerRefusal): string {
  return because === 'not_https' || because === 'loopback_needs_flag' ? 'server_not_https' : 'server_address_wrong'
}

type ServerFault = 'no_address' | 'not_https' | 'loopback_needs_flag' | 'has_credentials' | 'has_path'

/** What is said in the same words. */
function serverFault(because: ServerRefusal): ServerFault {
  switch (because) {
    case 'too_long':
    case 'not_plain':
    case 'not_a_url':
      return 'no_address'
    case 'not_https':
    case 'loopback_needs_flag':
    case 'has_credentials':
    case 'has_path':
      return because
    case 'has_query':
      return 'has_path'
    default:
      return assertNever(because)
  }
}

const dataCodes: Readonly<Record<DataFolderRefusal, string>> = {
  in_use: 'data_in_use',
  cannot_write: 'data_not_writable',
  not_a_folder: 'data_not_a_folder',
}

/** Why a folder that a person named is not taken, with its name. */
export function folderRefusalWords(because: RootRefusal, folder: string, { say }: Language): string {
  return say('refusal.folder', { folder: visibleName(folder), reason: say(`folderRefusal.${because}`) })
}

function folderWords(because: RootRefusal, folder: string, language: Language): RefusalWords {
  return { code: `folder_${because}`, text: folderRefusalWords(because, folder, language) }
}

function choiceWords(refusal: ChoiceRefusal, language: Language): RefusalWords {
  const { say } = language
  switch (refusal.kind) {
    case 'missing':
      return { code: 'file_missing', text: say('refusal.choice.missing', { file: visibleName(refusal.file) }) }
    case 'unreadable':
      return { code: 'file_unreadable', text: say('refusal.choice.unreadable', { file: visibleName(refusal.file) }) }
    case 'folder':
      return folderWords(refusal.because, refusal.file, language)
    case 'left_out': {
      const [file, rule] = [visibleName(refusal.file), leftOutWords(refusal.rule, language)]
      return { code: 'file_left_out', text: say('refusal.choice.left_out', { file, rule }) }
    }
    case 'same_path':
      return { code: 'file_twice', text: say('refusal.choice.same_path', { file: visibleName(refusal.path) }) }
    default:
      return assertNever(refusal)
  }
}
