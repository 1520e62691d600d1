// Shows notices outside the window.
import { Notification } from 'electron'
import type { Log } from '../log/log-file.ts'

export type NotificationAsk = {
  readonly title: string
  readonly body: string
  readonly onClick: () => void
  /** The system did not show it. */
  readonly onUnshown: () => void
}

/** Shows one, or says that the system shows none. */
export function showNotification(ask: NotificationAsk, log: Log): void {
  if (!Notification.isSupported()) return ask.onUnshown()
  const notification = new Notification({ title: ask.title, body: ask.body, silent: true })
  // Held until it is over: a notification nobody holds does not hear its click.
  shown.add(notification)
  const forget = (): void => void shown.delete(notification)
  notification.on('click', () => {
    forget()
    ask.onClick()
  })
  notification.on('close', forget)
  notification.on('failed', () => {
    forget()
    log.info('notification failed')
    ask.onUnshown()
  })
  while (shown.size > mostHeld) for (const oldest of shown) if (shown.size > mostHeld) shown.delete(oldest)
  notification.show()
}

const shown = new Set<Notification>()
const mostHeld = 10
