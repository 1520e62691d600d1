// This folder: links from the company server, and sends to Dropbox.

// What every answer about one file says beside its own: which question it answers, and whose Dropbox is behind it.
import { tryParse } from '#shared/try-parse.ts'
import { meReplySchema, problemSchema } from '#shared/contract/link-api.ts'
import { jsonOf } from './answer-json.ts'
import type { Asked } from '#shared/contract/link-api.ts'
import type { HttpAnswer } from '../http/types.ts'

export type Echo =
  | 'ours'
  /** It names another question, or one that cannot be read. */
  | 'another'
  /** It does not say which; a server or proxy that drops the key leaves too little to tell two tries apart. */
  | 'none'

export type Beside = { readonly echo: Echo; readonly accountId: string | null }

/** Reads it from any answer, whatever its status, as one to the question `asked`. */
export function readBeside(answer: HttpAnswer, asked: Asked): Beside {
  const json = jsonOf(answer)
  if (typeof json !== 'object' || json === null) return { echo: 'none', accountId: null }
  const accountId = tryParse(meReplySchema.shape.accountId, 'accountId' in json ? json.accountId : undefined)
  return {
    echo: 'asked' in json ? echoOf(json.asked, asked) : 'none',
    accountId: accountId.data ?? null,
  }
}

function echoOf(told: unknown, asked: Asked): Echo {
  const { data } = tryParse(problemSchema.shape.asked, told)
  if (data?.path !== asked.path || data.contentHash !== asked.contentHash) return 'another'
  if (data.key === null) return 'none'
  return data.key === asked.key ? 'ours' : 'another'
}
