// Receipts: "this device was given a link for these bytes at this place". In a folder that devices share, a file's hash
// alone proves nothing, for everybody may know it. The server keeps no list: it recognises its own writing.
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import { foldPath } from '#shared/names.ts'
import { BoundedMap } from '../memory/bounded-map.ts'
import type { Credentials } from '../dropbox/access-token.ts'

/** What a receipt is about: a device, a full Dropbox path in any spelling, a content hash. */
export type ReceiptFor = { readonly device: string; readonly path: string; readonly contentHash: string }

export interface Receipts {
  /** The receipt for a link that is given out now. */
  give(about: ReceiptFor): string
  /** The receipt again, for a device that has it: it shows it now, or was given it lately. Null for any other. */
  again(about: ReceiptFor, shown: string | null): string | null
  /** True when `shown` is the receipt for exactly this. */
  proves(shown: string | null, about: ReceiptFor): boolean
}

/** Receipts are remembered for clients that lost the answer they came with; a forgotten one costs a copy, no file. */
const mostRemembered = 10_000

/**
 * Makes receipts with a key of their own, drawn from the server's Dropbox credentials: nothing more to keep secret, and
 * the same after a restart. With other credentials older receipts count no more.
 */
export function createReceipts({ appSecret, refreshToken }: Omit<Credentials, 'appKey'>): Receipts {
  const secret = JSON.stringify([refreshToken, appSecret])
  // As an object it is prepared once, and not for each receipt.
  const key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', 'outbox receipts 1', 32)))
  const given = new BoundedMap<string, null>(mostRemembered)

  function write({ contentHash, device, path }: ReceiptFor): string {
    const text = JSON.stringify([device, foldPath(path), contentHash])
    return createHmac('sha256', key).update(text).digest('base64url')
  }

  function isSame(shown: string | null, receipt: string): boolean {
    const [one, other] = [Buffer.from(shown ?? ''), Buffer.from(receipt)]
    return one.length === other.length && timingSafeEqual(one, other)
  }

  return {
    give: (about) => {
      const receipt = write(about)
      given.put(receipt, null)
      return receipt
    },
    again: (about, shown) => {
      const receipt = write(about)
      return given.has(receipt) || isSame(shown, receipt) ? receipt : null
    },
    proves: (shown, about) => isSame(shown, write(about)),
  }
}
