// The pages outside that may be opened in a browser, compiled in. Nobody can name another one.
import type { outsidePages } from '#shared/contract/ipc.ts'
import { about } from '../about.ts'

export type OutsidePage = (typeof outsidePages)[number]

/** The address of a page, or null when this build knows none. */
export function outsideAddress(page: OutsidePage): string | null {
  const address = { help: about.homepage, source: about.source }[page]
  return address !== null && URL.parse(address)?.protocol === 'https:' ? address : null
}
