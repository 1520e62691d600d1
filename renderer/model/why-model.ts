// The answer about one file, while a dialog shows it.
import type { Bridge, DroppedFile } from '#shared/contract/ipc.ts'
import type { WhyShown } from '#shared/contract/ipc-history.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'
import { say } from '../words/say.ts'

export type WhyModel = Pick<Store<WhyShown | null>, 'get' | 'subscribe'> & {
  /** About the first of the files that were dropped. */
  askDropped(files: readonly DroppedFile[]): void
  askRow(id: number): void
  /** About a file that is chosen in the system's dialog. */
  choose(): void
  close(): void
}

type WhyBridge = Pick<Bridge, 'askWhy' | 'askWhyOfRow' | 'chooseAndAskWhy'>

/** `tell` says a sentence to the person. */
export function openWhy(bridge: WhyBridge, tell: { failed: () => void; say: (text: string) => void }): WhyModel {
  const store = createStore<WhyShown | null>(null)
  function show(answer: Promise<WhyShown | null>, instead: string | null): void {
    answer
      .then((shown) => {
        if (shown !== null) store.set(shown)
        else if (instead !== null) tell.say(instead)
      })
      .catch(tell.failed)
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    askDropped: (files) => {
      const [first] = files
      if (first === undefined) return tell.say(say('whyDialog.noFile'))
      if (files.length > 1) tell.say(say('whyDialog.one'))
      show(bridge.askWhy([first]), say('whyDialog.noFile'))
    },
    askRow: (id) => show(bridge.askWhyOfRow(id), say('whyDialog.gone')),
    choose: () => show(bridge.chooseAndAskWhy(), null),
    close: () => store.set(null),
  }
}
