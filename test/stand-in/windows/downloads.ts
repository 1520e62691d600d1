// Downloads: the app hears of each, and none takes place.
import type { Chromium } from '../chromium/chromium.ts'
import { asElectron, eventWith, Loud } from '../missing.ts'
import type { MemberOf } from '../types/members.ts'
import { note } from '../record.ts'
import type { Session } from './session.ts'
import { fromWire } from '../chromium/wire-address.ts'

class DownloadItem extends Loud implements Pick<Electron.DownloadItem, MemberOf<'DownloadItem'>> {
  readonly #url: string
  readonly #name: string
  constructor(url: string, name: string) {
    super()
    this.#url = url
    this.#name = name
  }
  cancel(): void {
    note('download cancelled', this.#url)
  }
  getFilename(): string {
    return this.#name
  }
  getURL(): string {
    return this.#url
  }
}

const watched = new WeakSet<Chromium>()

/** Begins once a Chromium. `ownerOf` finds whose frame asks. */
export function refuseDownloads(
  chromium: Chromium,
  ownerOf: (frameId: string) => readonly [contents: object, session: Session] | null,
): void {
  if (watched.has(chromium)) return
  watched.add(chromium)
  const { browser } = chromium.connection
  browser.on('Browser.downloadWillBegin', ({ frameId, guid, url, suggestedFilename }) => {
    const [contents, session] = ownerOf(frameId) ?? []
    const event = eventWith({})
    const item = asElectron<Electron.DownloadItem>(new DownloadItem(fromWire(url), suggestedFilename))
    session?.emit('will-download', event, item, contents ?? null, null)
    note('download', { url: fromWire(url), isPrevented: event.defaultPrevented })
    browser.send('Browser.cancelDownload', { guid }).catch(() => null)
  })
  browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }).catch(() => null)
}
