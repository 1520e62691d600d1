// Menus of main and shortcuts that hold in the whole window: search, settings, all, details, and Escape.
import { useEffect } from 'react'
import type { EventData } from '#shared/contract/ipc.ts'
import { assertNever } from '#shared/assert.ts'
import { leaveSettings } from './settings/settings-view.tsx'
import { closeSent } from './history/history-detail.tsx'
import { historySearchId } from './history/history-tools.tsx'
import { leaveHistory } from './history/history-view.tsx'
import { closeDetail } from './detail/detail-panel.tsx'
import { searchBoxId } from './list/search-box.tsx'
import { chosenRows } from './list/use-list-keys.ts'
import type { WindowModel } from './model/window-model.ts'

/** Listens to main. Called by the entry before main knows that the page is there: what it wants at once must not be lost. */
export function followCommands(model: WindowModel): void {
  model.bridge.on('command', (command) => carryOut(model, command))
}

/** Listens to the keyboard as long as the window is there. */
export function useCommands(model: WindowModel): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(model, event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [model])
}

function carryOut(model: WindowModel, command: EventData<'command'>): void {
  switch (command) {
    case 'show_queue':
      model.view.set('queue')
      return
    case 'show_settings':
      model.view.set('settings')
      return
    case 'show_history':
      model.view.set('history')
      return
    case 'show_effective_settings':
      model.report.set('settings')
      return
    case 'settings_changed':
      return
    case 'ask_about_file':
      model.why.choose()
      return
    case 'ask_why':
      askWhy(model)
      return
    case 'search':
      search(model)
      return
    case 'select_all':
      selectAll(model)
      return
    case 'show_detail':
      showDetail(model)
      return
    default:
      assertNever(command)
  }
}

function onKey(model: WindowModel, event: KeyboardEvent): void {
  const isCtrl = event.ctrlKey || event.metaKey
  if (isCtrl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
    event.preventDefault()
    search(model)
  }
  if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen()) goBack(model)
}

/** A dialog closes itself. */
function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Escape closes what lies on top: the settings, the history, the details, the selection, the search. */
function goBack(model: WindowModel): void {
  if (model.view.get() === 'settings') leaveSettings(model)
  else if (model.view.get() === 'history') goBackInHistory(model)
  else if (model.detail.get().kind !== 'closed') closeDetail(model)
  else if (model.list.get().selection.rows.size > 0) model.list.clear()
  else if (model.list.get().query.search !== '') model.list.show({ search: '' })
}

function goBackInHistory(model: WindowModel): void {
  const { filter, isDetailOpen } = model.history.get()
  if (isDetailOpen) closeSent(model)
  else if (filter.search !== '') model.history.show({ search: '' })
  else leaveHistory(model)
}

function askWhy(model: WindowModel): void {
  const [row] = chosenRows(model)
  if (row !== undefined) model.why.askRow(row.id)
}

/** In the view that has a search; from the settings it is the one of the files. */
function search(model: WindowModel): void {
  if (model.view.get() !== 'history') model.view.set('queue')
  const select = (): boolean => selectSearch(model.view.get() === 'history' ? historySearchId : searchBoxId)
  // At once when the box is there, so that no letter typed next is lost; else when it is drawn.
  if (!select()) requestAnimationFrame(select)
}

function selectSearch(id: string): boolean {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLInputElement)) return false
  box.select()
  return true
}

/** In a field it is the text that is chosen, elsewhere the files. */
function selectAll(model: WindowModel): void {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
  else if (model.view.get() === 'queue') model.list.chooseAll()
}

function showDetail(model: WindowModel): void {
  model.view.set('queue')
  const [row] = chosenRows(model)
  if (row !== undefined) model.detail.open(row.id)
}
