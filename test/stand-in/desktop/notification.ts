// `Notification`: shown to nobody and kept, so that a test can read it and click it.
import type { MemberOf } from '../types/members.ts'
import { eventWith, LoudEmitter } from '../missing.ts'
import { note } from '../record.ts'
import { switches } from '../switches.ts'

const mostKept = 1000

/** Every notification that was shown, oldest first. */
export const notifications: Notification[] = []

export class Notification extends LoudEmitter implements Pick<Electron.Notification, MemberOf<'Notification'>> {
  title: string
  body: string

  static isSupported(): boolean {
    return true
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = options.title ?? ''
    this.body = options.body ?? ''
  }
  show(): void {
    note('notification', { title: this.title, body: this.body })
    notifications.push(this)
    if (notifications.length > mostKept) notifications.shift()
    if (switches().notifications === 'usual') this.emit('show', eventWith({}))
    else setImmediate(() => this.emit('failed', eventWith({}), 'Notifications are not allowed for this application'))
  }
  close(): void {
    note('notification closed', { title: this.title })
    this.emit('close', eventWith({}))
  }
}
