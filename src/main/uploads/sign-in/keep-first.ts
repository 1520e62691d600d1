// This folder: a person signs in and is set up.

// The sign-in of a person is renewed while it runs, so the place of the key has to know it before anything runs with it.
import { isPersonKey } from '#uploader/sign-in/person.ts'
import type { DeviceKeyStore, KeyEnd, ServerKey } from '../../settings/device-key.ts'

export type KeptFirst = {
  readonly end: KeyEnd
  /** The key that was there before is there again: what was to begin did not. */
  readonly takeBack: () => Promise<void>
}

/** Keeps the sign-in of a person; null for the key of a computer, which is kept when it works. `before`: the server that was the one. */
export async function keepFirst(
  keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>,
  before: string | null,
  serverKey: ServerKey,
): Promise<KeptFirst | null> {
  if (!isPersonKey(serverKey.key)) return null
  const older = before === null ? null : keys.keyFor(before)
  const end = await keys.keep(serverKey)
  const takeBack = async (): Promise<void> => {
    if (before !== null && older !== null) await keys.keep({ server: before, key: older })
  }
  return { end, takeBack }
}
