// `session.webRequest`: the app's say about each request of a page.
import type { MemberOf } from '../types/members.ts'
import { asElectron, Loud } from '../missing.ts'

type Details = Electron.OnBeforeRequestListenerDetails
type Listener = (details: Details, callback: (response: Electron.CallbackResponse) => void) => void

export class WebRequest extends Loud implements Pick<Electron.WebRequest, MemberOf<'WebRequest'>> {
  #listener: Listener | null = null
  #nextId = 1

  /** A filter narrows what is heard; one by patterns of addresses is refused, since nothing here can read it. */
  onBeforeRequest(...given: [Listener | null] | [Electron.WebRequestFilter, Listener | null]): void {
    const [filter] = given
    const hasPatterns = given.length === 2 && filter !== null && 'urls' in filter && !filter.urls.includes('<all_urls>')
    if (hasPatterns) throw new Error('the Electron stand-in hears all requests: filter by <all_urls>')
    this.#listener = given.length === 2 ? given[1] : given[0]
  }

  /** Inside: whether the app lets the request go on. */
  allows(request: Pick<Details, 'url' | 'method' | 'resourceType'>): Promise<boolean> {
    const listener = this.#listener
    if (listener === null) return Promise.resolve(true)
    const details = { id: this.#nextId++, referrer: '', timestamp: Date.now(), uploadData: [], ...request }
    return new Promise((answer) => listener(asElectron(details), (response) => answer(response.cancel !== true)))
  }
}
