// Finds and presses what is in a menu's template.
import type { MenuItemConstructorOptions } from 'electron'

type Items = readonly MenuItemConstructorOptions[]

/** All items, those of submenus after their own. */
export function allItems(items: Items): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allItems(item.submenu) : [])])
}

export function itemOf(items: Items, id: string): MenuItemConstructorOptions {
  const found = allItems(items).find((item) => item.id === id)
  if (found === undefined) throw new Error(`no item ${id}`)
  return found
}

export function idsOf(items: Items): readonly string[] {
  return items.map((item) => item.id ?? item.type ?? item.role ?? item.label ?? '')
}

/** As a person would: an item that is off does nothing. */
export function press(items: Items, id: string): void {
  const { click, enabled } = itemOf(items, id)
  if (enabled === false) throw new Error(`${id} is off`)
  // Our items do not look at what Electron hands them.
  const run = click as (() => void) | undefined
  run?.()
}
