// This folder: the history of all files that were sent.

// Does something with the row of the history that is looked at, and says what came of it.
import { assertNever } from '#shared/assert.ts'
import type { SentAction } from '#shared/rows/sent-file.ts'
import { rowAtCursor } from '../model/history/history-model.ts'
import type { WindowModel } from '../model/window-model.ts'
import { say } from '../words/say.ts'

/** Nothing where no row is chosen. */
export function actOnSent(model: WindowModel, action: SentAction): void {
  const item = rowAtCursor(model.history.get())
  if (item === null) return
  model.attempt(
    model.bridge.actOnSent({ action, row: { id: item.id, sentAtMs: item.sentAtMs } }).then((end) => {
      switch (end) {
        case 'done':
          if (action === 'copy_receipt') model.toasts.say(say('history.copied'))
          return
        case 'not_there':
          return model.toasts.say(say('history.notThere'))
        case 'no_row':
          return model.toasts.say(say('history.noRow'))
        default:
          return assertNever(end)
      }
    }),
  )
}
