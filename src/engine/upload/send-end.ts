// Until when, and where, a send without a definite answer can land.
import type { SendEnd } from '../unconfirmed.ts'
import type { LinkTerms } from '#shared/grant.ts'

/** The end of a send that ends just now, without a definite answer. */
export function sendEnd({ way, expiresAtMs, destination }: LinkTerms, nowMs: number): SendEnd {
  switch (way) {
    case 'post':
      return { atMs: expiresAtMs, place: destination }
    case 'relay':
      // A relay lands by its finish alone, and that was asked for before now.
      return { atMs: nowMs, place: destination }
  }
}
