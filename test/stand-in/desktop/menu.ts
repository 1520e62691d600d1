// `Menu`: the application's menu, and menus that pop up.
import { acceleratorMatches } from './accelerator.ts'
import { hearFreeKeys } from '../windows/from-page.ts'
import type { MemberOf } from '../types/members.ts'
import { MenuItem } from './menu-item.ts'
import type { Template } from './menu-item.ts'
import { asElectron, eventWith, LoudEmitter } from '../missing.ts'
import { note } from '../record.ts'

let applicationMenu: Menu | null = null
let openMenu: Menu | null = null
let closeCallback: () => void = () => undefined

export class Menu extends LoudEmitter implements Pick<Electron.Menu, MemberOf<'Menu'>> {
  items: Electron.MenuItem[] = []

  static buildFromTemplate(template: readonly (Template | Electron.MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? asElectron(item) : itemOf(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: Electron.MenuItem): void {
    this.items.push(item)
  }
  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
  /** Nobody sees it: tests find it as `electron.standin.openMenu()` and click its items. */
  popup(options: Electron.PopupOptions = {}): void {
    openMenu?.closePopup()
    open(this, options.callback ?? (() => undefined))
    note('menu.popup', { labels: this.items.map((item) => item.label), x: options.x ?? null, y: options.y ?? null })
    this.emit('menu-will-show', eventWith({}))
  }
  closePopup(): void {
    if (openMenu !== this) return
    openMenu = null
    this.emit('menu-will-close', eventWith({}))
    closeCallback()
  }
}

/** Inside: `new MenuItem(...)` of the app; its submenu may be a template or a menu. */
export class BuiltMenuItem extends MenuItem {
  constructor(template: Template) {
    const { submenu } = template
    const menu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    super(template, menu ?? null)
  }
}
Object.defineProperty(BuiltMenuItem, 'name', { value: 'MenuItem' })

function itemOf(template: Template | Electron.MenuItem): Electron.MenuItem {
  return asElectron(new BuiltMenuItem(template as Template)) // No item of a menu: that was looked at before.
}

function open(menu: Menu, onClose: () => void): void {
  openMenu = menu
  closeCallback = onClose
}

/** Inside: the menu that is open just now. */
export function menuOnScreen(): Menu | null {
  return openMenu
}

/**
 * Inside: what a person does with the menu that is open: chooses the item with this label. Throws when no menu is open, and
 * when the item is not there, not visible or disabled.
 */
export function chooseFromMenu(label: string): void {
  const menu = openMenu
  if (menu === null) throw new Error('no menu is open')
  const item = withLabel(menu.items, label)
  if (item === null || !item.visible || !item.enabled) throw new Error(`the open menu has no "${label}" to choose`)
  menu.closePopup()
  item.click()
}

function withLabel(items: readonly Electron.MenuItem[], label: string): Electron.MenuItem | null {
  for (const item of items) {
    const found = item.label === label ? item : withLabel(item.submenu?.items ?? [], label)
    if (found !== null) return found
  }
  return null
}

hearFreeKeys((_contents, input) => {
  const item = withKey(applicationMenu?.items ?? [], (accelerator) => acceleratorMatches(accelerator, input))
  item?.click()
})

function withKey(items: readonly Electron.MenuItem[], matches: (key: string) => boolean): Electron.MenuItem | null {
  for (const item of items) {
    const found = withKey(item.submenu?.items ?? [], matches)
    if (found !== null) return found
    const isReached = item.enabled && item.visible && typeof item.accelerator === 'string'
    if (isReached && matches(String(item.accelerator))) return item
  }
  return null
}
