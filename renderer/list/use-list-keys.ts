// The keyboard in the list: a key becomes a command, a command is carried out.
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { assertNever } from '#shared/assert.ts'
import { doAction } from '../model/do-action.ts'
import type { ListCommand } from '../model/keys.ts'
import { commandOf, lineAfter } from '../model/keys.ts'
import { lineAt } from '../model/list-layout.ts'
import { cursorLine } from '../model/list-model.ts'
import type { WindowModel } from '../model/window-model.ts'

type Sight = {
  /** Lines in sight, for the page keys. */
  readonly linesPerPage: number
  scrollTo(line: number): void
}

/** Handles keys for the list; keys that are not ours go on to the window. */
export function useListKeys(model: WindowModel, sight: Sight): (event: KeyboardEvent<HTMLElement>) => void {
  const menuAt = useRef(0)
  return (event) => {
    // Buttons inside the list have their own keys.
    if (event.target !== event.currentTarget) return
    const { key, shiftKey: shift, altKey: alt } = event
    const command = commandOf({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey })
    if (command === null) return
    event.preventDefault()
    if (command.kind === 'menu' && event.timeStamp - menuAt.current < 300) return
    if (command.kind === 'menu') menuAt.current = event.timeStamp
    carryOut(model, sight, command)
  }
}

function carryOut(model: WindowModel, sight: Sight, command: ListCommand): void {
  const { list } = model
  switch (command.kind) {
    case 'move':
      move(model, sight, command)
      return
    case 'toggle':
      toggle(model)
      return
    case 'select_all':
      list.chooseAll()
      return
    case 'open':
      open(model)
      return
    case 'fold':
      foldAtCursor(model, command.isFolded)
      return
    case 'leave_out':
      doAction(model, 'skip', chosenRows(model))
      return
    case 'retry':
      doAction(model, 'retry', chosenRows(model))
      return
    case 'menu':
      openMenu(model)
      return
    default:
      assertNever(command)
  }
}

function move({ list, detail }: WindowModel, sight: Sight, command: ListCommand & { kind: 'move' }): void {
  const { lines } = list.get()
  if (lines.count === 0) return
  const from = cursorLine(list.get())
  // The first key puts the cursor on the first file, not on the header above it.
  const line =
    from === null
      ? firstLine(list.get().lines.hasHeaders, command.to, lines.count)
      : lineAfter(command.to, from, sight.linesPerPage, lines.count)
  list.goTo(line, command.how)
  sight.scrollTo(line)
  const { cursor } = list.get().selection
  if (command.how === 'choose' && cursor?.kind === 'row' && cursor.id > 0 && detail.get().kind !== 'closed')
    detail.open(cursor.id)
}

function firstLine(hasHeaders: boolean, to: string, count: number): number {
  if (to === 'last') return count - 1
  return hasHeaders ? 1 : 0
}

function toggle({ list }: WindowModel): void {
  const { cursor } = list.get().selection
  if (cursor?.kind === 'row') list.click(cursor.offset, 'toggle')
  if (cursor?.kind === 'group') list.fold(cursor.group, !list.get().folded.has(cursor.group))
}

function open({ list, detail }: WindowModel): void {
  const { cursor } = list.get().selection
  if (cursor?.kind === 'row' && cursor.id > 0) detail.open(cursor.id)
  if (cursor?.kind === 'group') list.fold(cursor.group, !list.get().folded.has(cursor.group))
}

function foldAtCursor({ list }: WindowModel, isFolded: boolean): void {
  const line = cursorLine(list.get())
  const at = line === null ? null : lineAt(list.get().lines, line)
  if (at?.kind === 'group') list.fold(at.section.group, isFolded)
}

/** The menu of the system for the chosen rows. */
export function openMenu(model: WindowModel): void {
  const ids = chosenRows(model).map(({ id }) => id)
  if (ids.length > 0) model.attempt(model.bridge.openRowMenu(ids))
}

/** The chosen rows, or the one under the cursor when none is chosen. */
export function chosenRows({ list }: WindowModel): readonly WindowRow[] {
  const { selection, cache } = list.get()
  if (selection.rows.size > 0) return [...selection.rows.values()]
  const row = selection.cursor?.kind === 'row' ? cache.rows.get(selection.cursor.offset) : undefined
  return row === undefined ? [] : [row]
}
