// Whether a request comes from our own page in our own window: nobody else is answered.
import { isPageUrl } from '../window/page-files.ts'

/** What is known of the frame a request came from. */
export type Sender = {
  /** Electron's number of the web contents that asked. */
  readonly contentsId: number
  /** null when the frame was gone before its request was read. */
  readonly frame: { readonly url: string; readonly isTop: boolean } | null
}

/** Only the top frame of our own window, showing our own page, is answered. `windowContentsId`: null while there is no window. */
export function isTrustedSender(sender: Sender, windowContentsId: number | null): boolean {
  if (sender.frame === null || !sender.frame.isTop) return false
  return sender.contentsId === windowContentsId && isPageUrl(sender.frame.url)
}
