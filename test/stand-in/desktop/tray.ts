// `Tray`: icons beside the clock. Electron cannot list them, so tests do it here, through `electron.standin.trays`.
import type { MemberOf } from '../types/members.ts'
import type { Menu } from './menu.ts'
import { LoudEmitter } from '../missing.ts'
import { note } from '../record.ts'
import { switches } from '../switches.ts'

/** Every tray that a person sees. */
export const trays: Tray[] = []

export class Tray extends LoudEmitter implements Pick<Electron.Tray, MemberOf<'Tray'>> {
  #isDestroyed = false
  /** Inside: what a person would see. */
  readonly shown: { image: Electron.NativeImage | string; title: string; toolTip: string; menu: Menu | null }

  constructor(image: Electron.NativeImage | string) {
    super()
    const { tray } = switches()
    if (tray === 'refused') throw new Error('Failed to create a tray icon')
    this.shown = { image, title: '', toolTip: '', menu: null }
    if (tray === 'usual') trays.push(this)
  }
  setImage(image: Electron.NativeImage | string): void {
    this.shown.image = image
    note('tray.setImage', typeof image === 'string' ? image : image.toDataURL().slice(0, 100))
  }
  setTitle(title: string): void {
    this.shown.title = title
  }
  getTitle(): string {
    return this.shown.title
  }
  setToolTip(toolTip: string): void {
    this.shown.toolTip = toolTip
  }
  setContextMenu(menu: Electron.Menu | null): void {
    this.shown.menu = menu as Menu | null // Every menu is one of the stand-in's.
  }
  popUpContextMenu(menu?: Electron.Menu): void {
    const shown = menu ?? this.shown.menu
    shown?.popup()
  }
  destroy(): void {
    this.#isDestroyed = true
    const at = trays.indexOf(this)
    if (at >= 0) trays.splice(at, 1)
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
