// The requests of electron-updater, with bounds that it does not have: https alone, to the feed's own host, no redirect, no more bytes
// and no more time than an update can need. They leave as all requests of Outbox do, through the proxy and with the authorities of the
// company; Chromium, which electron-updater would ask, knows neither.
import type { Agent, ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime'
import type { ShellClock } from '../clock.ts'
import { UpdateRefusal } from './update-fault.ts'

export type FeedLimits = {
  /** Of the list of versions. */
  readonly listBytes: number
  /** Of the installer. */
  readonly fileBytes: number
  readonly listMs: number
  readonly fileMs: number
}

export const feedLimits: FeedLimits = {
  listBytes: 65_536,
  fileBytes: 1_000_000_000,
  listMs: 60_000,
  fileMs: 2 * 3_600_000,
}

export type FeedRequestParts = {
  /** The address of the feed. */
  readonly feed: string
  readonly agentFor: (url: URL) => Agent | null
  readonly limits: FeedLimits
  readonly clock: ShellClock
}

export class FeedRequests extends HttpExecutor<ClientRequest> {
  readonly #parts: FeedRequestParts

  constructor(parts: FeedRequestParts) {
    super()
    this.#parts = parts
  }

  /** As electron-updater asks for a file; its checksum is reckoned on the way. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: { ...options.headers } }
      configureRequestUrl(url, request)
      configureRequestOptions(request)
      // It calls with nothing at all when all went well.
      const callback = (error?: Error | null): void => (error instanceof Error ? reject(error) : resolve(destination))
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }

  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    const { agentFor, clock, feed, limits } = this.#parts
    const { hostname, path, port, protocol } = options
    const url = new URL(`${protocol ?? 'https:'}//${hostname ?? ''}${port ? `:${port}` : ''}${path ?? '/'}`)
    if (url.protocol !== 'https:' || url.origin !== new URL(feed).origin) throw new UpdateRefusal('not_https')
    const isList = url.pathname.endsWith('.yml')
    const [mostBytes, mostMs] = isList ? [limits.listBytes, limits.listMs] : [limits.fileBytes, limits.fileMs]
    const agent = agentFor(url)
    const headers = withoutNumber(options.headers)
    const request = httpsRequest(url, { headers, ...(agent === null ? {} : { agent }) })
    const refuse = (fault: 'redirected' | 'too_large' | 'too_slow', response: IncomingMessage | null): void => {
      const refusal = new UpdateRefusal(fault)
      response?.destroy(refusal)
      request.destroy(refusal)
      if (response !== null) request.emit('error', refusal)
    }
    let answered: IncomingMessage | null = null
    request.on(
      'close',
      clock.later(mostMs, () => refuse('too_slow', answered)),
    )
    request.on('response', (response) => {
      answered = response
      const status = response.statusCode ?? 0
      if (status >= 300 && status < 400) return refuse('redirected', response)
      let bytes = 0
      callback(response)
      response.on('data', (chunk: Buffer | string) => {
        bytes += chunk.length
        if (bytes > mostBytes) refuse('too_large', response)
      })
    })
    return request
  }
}

/** Who asks is nobody's business: electron-updater numbers each computer. */
function withoutNumber(headers: RequestOptions['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => name !== 'x-user-staging-id'))
}
