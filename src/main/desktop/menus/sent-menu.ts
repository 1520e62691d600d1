// The menu of a row of the history, as a template: only what fits it.
import type { MenuItemConstructorOptions } from 'electron'
import type { SentAction } from '#shared/rows/sent-file.ts'
import type { Language } from '#shared/messages/language.ts'

export function sentMenu(
  fitting: readonly SentAction[],
  act: (action: SentAction) => void,
  { say }: Language,
): MenuItemConstructorOptions[] {
  return fitting.map((action) => ({ id: action, label: say(`sentAction.${action}`), click: () => act(action) }))
}
