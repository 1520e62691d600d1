// Until when a send without a definite answer can land.
import type { LinkTerms } from '#shared/grant.ts'

/** When a send that ends just now, without a definite answer, can begin to land no more; what is on its way may land later. */
export function sendEndMs(terms: LinkTerms, nowMs: number): number {
  switch (terms.way) {
    case 'post':
      return terms.expiresAtMs
    case 'relay':
      // A relay lands by its finish alone, and that was asked for before now.
      return nowMs
  }
}
