// Every request of a page comes here: navigations are put to the app, its own schemes are answered by the app, and
// everything else is refused. Nothing of a page reaches a network.
import { fromWire, headerToWire } from '../chromium/wire-address.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import { note } from '../record.ts'
import type { Session } from './session.ts'

export type Navigation = { readonly url: string; readonly isMainFrame: boolean }

export type RequestRules = {
  readonly session: Session
  readonly mainFrameId: string
  /** Whether the app itself asked for this address just now; asking uses it up. */
  readonly isAskedFor: (wireUrl: string) => boolean
  /** Puts a navigation of the page to the app. */
  readonly mayNavigate: (navigation: Navigation) => boolean
  /** A navigation begins that nobody refused. */
  readonly onNavigation: (navigation: Navigation) => void
}

type Paused = {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postData?: string
  }
}

export async function serveRequests(cdp: CdpSession, rules: RequestRules): Promise<void> {
  cdp.on('Fetch.requestPaused', (paused) => {
    serve(cdp, rules, paused)
      .catch((error: unknown) => {
        note('request failed', String(error))
        return fail(cdp, paused, 'Failed')
      })
      // A page that is gone by now asks for nothing any more.
      .catch(() => null)
  })
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function serve(cdp: CdpSession, rules: RequestRules, paused: Paused): Promise<void> {
  const wireUrl = paused.request.url
  const url = fromWire(wireUrl)
  const isMainFrame = paused.frameId === rules.mainFrameId
  if (paused.resourceType === 'Document') {
    const isAsked = isMainFrame && rules.isAskedFor(wireUrl)
    if (!isAsked && !rules.mayNavigate({ url, isMainFrame })) return fail(cdp, paused, 'Aborted')
    rules.onNavigation({ url, isMainFrame })
  }
  if (isOfBrowser(paused, url)) return fail(cdp, paused, 'Aborted')
  const { method } = paused.request
  const isAllowed = await rules.session.ownWebRequest.allows({ url, method, resourceType: typeOf(paused, isMainFrame) })
  const handler = url === wireUrl ? undefined : rules.session.ownProtocol.handlerOf(new URL(url).protocol.slice(0, -1))
  if (!isAllowed || handler === undefined) {
    note('network blocked', url)
    return fail(cdp, paused, 'BlockedByClient')
  }
  const response = await handler(requestOf(paused, url))
  await fulfil(cdp, paused, response)
}

/** Chromium looks for an icon of its own accord; Electron does not. */
function isOfBrowser(paused: Paused, url: string): boolean {
  return paused.resourceType === 'Other' && new URL(url).pathname === '/favicon.ico'
}

type FailReason = 'Aborted' | 'BlockedByClient' | 'Failed'

async function fail(cdp: CdpSession, paused: Paused, errorReason: FailReason): Promise<void> {
  await cdp.send('Fetch.failRequest', { requestId: paused.requestId, errorReason })
}

async function fulfil(cdp: CdpSession, paused: Paused, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  await cdp.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: headerToWire(value) })),
    body: body.toString('base64'),
  })
}

function requestOf(paused: Paused, url: string): Request {
  const { method, headers, postData } = paused.request
  const translated = Object.entries(headers).map(([name, value]): [string, string] => [name, fromWire(value)])
  const hasBody = postData !== undefined && method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers: translated, ...(hasBody ? { body: postData } : {}) })
}

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType']

function typeOf(paused: Paused, isMainFrame: boolean): ResourceType {
  switch (paused.resourceType) {
    case 'Document':
      return isMainFrame ? 'mainFrame' : 'subFrame'
    case 'Stylesheet':
      return 'stylesheet'
    case 'Script':
      return 'script'
    case 'Image':
      return 'image'
    case 'Font':
      return 'font'
    case 'XHR':
    case 'Fetch':
      return 'xhr'
    default:
      return 'other'
  }
}
