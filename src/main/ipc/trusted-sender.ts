// Who asks: only the top frame of our own window, showing our own page, is answered.
import { isPageUrl } from '../window/page-files.ts'

/** What is known of the frame a request came from. */
export type Sender = {
  /** Electron's number of the web contents that asked. */
  readonly contentsId: number
  /** null when the frame was gone before its request was read. */
  readonly frame: { readonly url: string; readonly isTop: boolean } | null
}

/** `windowContentsId`: null while there is no window. */
export function isOurPage(sender: Sender, windowContentsId: number | null): boolean {
  if (sender.frame === null || !sender.frame.isTop) return false
  return sender.contentsId === windowContentsId && isPageUrl(sender.frame.url)
}
