// One row of the window, made from what is known of its path now.
import { finishedAtMs } from './row-order.ts'
import { shownRow } from './rows.ts'
import type { RowParts } from './rows.ts'
import type { Language } from '#shared/messages/language.ts'
import { isCompanyRule, ruleWords } from '#shared/outside/made-by-words.ts'
import type { RowGroup } from '#shared/rows/row-groups.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowPlace = { readonly id: number; readonly path: string; readonly group: RowGroup }

/** null when nothing is known of the path any more. */
export function windowRow(
  parts: RowParts & { readonly language: Language },
  { id, path, group }: RowPlace,
): WindowRow | null {
  const { clock, language, session } = parts
  const upload = session.engine().upload(path)
  // A file that a rule keeps out by now may have an upload that is gone.
  if (upload !== null && upload.state.kind !== 'gone') {
    const finished = finishedAtMs(upload)
    return {
      id,
      group,
      row: shownRow(parts, upload),
      intent: upload.intent,
      addedAtMs: clock.wallMs(upload.addedAtMs),
      finishedAtMs: finished === null ? null : clock.wallMs(finished),
      failures: upload.failures,
    }
  }
  const rule = session.excluded.get(path)
  if (rule === undefined) return null
  const row = { path, state: 'excluded', rule: ruleWords(rule, language), isByPolicy: isCompanyRule(rule) } as const
  return { id, group, row, intent: 'go', addedAtMs: null, finishedAtMs: null, failures: 0 }
}
