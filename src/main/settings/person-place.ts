// The sign-in of a person in the place of the device key: in the system's key store, or in memory where there is none.
import { personKeyText, readPersonKey } from '#uploader/sign-in/person.ts'
import type { PersonKeyPlace } from '#uploader/sign-in/person.ts'
import type { DeviceKeyStore } from './device-key.ts'

/** Whose turn it is at each key store. One Outbox runs on a profile, so a line of its own work is enough. */
const lines = new WeakMap<object, Promise<unknown>>()

/** The place of the sign-in at `server` (an origin). */
export function personPlace(keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>, server: string): PersonKeyPlace {
  return {
    read: async () => readPersonKey(keys.keyFor(server) ?? ''),
    // What is only in memory is known until the end of this run, which is all that such a computer offers.
    keep: async (key) => (await keys.keep({ server: key.server, key: personKeyText(key) })) !== 'not_saved',
    alone(work) {
      const turn = (lines.get(keys) ?? Promise.resolve()).then(work)
      lines.set(
        keys,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}
