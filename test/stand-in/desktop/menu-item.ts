// `MenuItem`: what it says, and what a click on it does.
import { app } from '../app/app.ts'
import { BrowserWindow } from '../windows/browser-window.ts'
import type { MemberOf } from '../types/members.ts'
import { asElectron, Loud } from '../missing.ts'
import { note } from '../record.ts'

export type Template = Electron.MenuItemConstructorOptions
type Role = NonNullable<Template['role']>

/** A menu as far as an item needs to know it. */
export type Submenu = { readonly items: readonly Electron.MenuItem[] }

const roleLabels: { readonly [Name in Role]?: string } = {
  about: 'About',
  close: 'Close Window',
  copy: 'Copy',
  cut: 'Cut',
  minimize: 'Minimize',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  reload: 'Reload',
  resetZoom: 'Actual Size',
  selectAll: 'Select All',
  toggleDevTools: 'Toggle Developer Tools',
  togglefullscreen: 'Toggle Full Screen',
  undo: 'Undo',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
}

const roleAccelerators: { readonly [Name in Role]?: string } = {
  close: 'CommandOrControl+W',
  minimize: 'CommandOrControl+M',
  quit: 'CommandOrControl+Q',
  reload: 'CmdOrCtrl+R',
  resetZoom: 'CommandOrControl+0',
  toggleDevTools: 'Ctrl+Shift+I',
  togglefullscreen: 'F11',
  zoomIn: 'CommandOrControl+Plus',
  zoomOut: 'CommandOrControl+-',
}

export class MenuItem extends Loud implements Pick<Electron.MenuItem, MemberOf<'MenuItem'>> {
  id: string
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  type: Electron.MenuItem['type']
  accelerator: string | null
  readonly click: () => void
  // Electron's types leave these out where there are none; a test that reads them then finds `undefined`.
  declare role?: NonNullable<Electron.MenuItem['role']>
  declare submenu?: Electron.Menu

  constructor(template: Template, submenu: Submenu | null) {
    super()
    const { role } = template
    this.id = template.id ?? ''
    this.label = template.label ?? (role === undefined ? '' : (roleLabels[role] ?? role))
    this.sublabel = template.sublabel ?? ''
    this.toolTip = template.toolTip ?? ''
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    this.type = template.type ?? (submenu === null ? 'normal' : 'submenu')
    this.accelerator = template.accelerator ?? (role === undefined ? null : (roleAccelerators[role] ?? null))
    Object.assign(this, { role, submenu: submenu ?? undefined })
    this.click = () => this.#click(template)
  }

  /** As in Electron, a click from a program works on a disabled item, too: a test looks at `enabled` by itself. */
  #click(template: Template): void {
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.checked = true
    if (template.role !== undefined) return act(template.role)
    const window = BrowserWindow.getFocusedWindow()
    template.click?.(asElectron(this), asElectron(window), { triggeredByAccelerator: false } as Electron.KeyboardEvent)
  }
}

const zoomStep = 0.5

type Act = (window: Electron.BrowserWindow | null) => void

/** What roles do here; the others (copy, paste, undo) are Chromium's own and need no menu. */
const roleActs: { readonly [Name in Role]?: Act } = {
  about: () => app.showAboutPanel(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  quit: () => app.quit(),
  reload: (window) => window?.webContents.reload(),
  resetZoom: (window) => window?.webContents.setZoomLevel(0),
  toggleDevTools: (window) => window?.webContents.openDevTools(),
  zoomIn: (window) => zoom(window, zoomStep),
  zoomOut: (window) => zoom(window, -zoomStep),
}

function act(role: Role): void {
  const doRole = roleActs[role] ?? (() => note('menu role', role))
  doRole(asElectron(BrowserWindow.getFocusedWindow()))
}

function zoom(window: Electron.BrowserWindow | null, step: number): void {
  window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + step)
}
