// This folder: files that are dropped on the window.

// Hands dropped files to main and says what became of them, with a way back.
import { mostFilesDropped } from '#shared/contract/ipc-channels.ts'
import type { DroppedFile } from '#shared/contract/ipc.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { folderInto } from '#shared/folders/watched-places.ts'
import { takenBackWords } from '../words/grace-words.ts'
import type { WindowModel } from '../model/window-model.ts'
import { say } from '../words/say.ts'

const mostNamed = 3

/** Copies them into the watched folder. */
export function addDropped(model: WindowModel, files: readonly DroppedFile[]): void {
  if (files.length === 0) return
  if (files.length > mostFilesDropped) {
    model.toasts.say(say('drop.tooMany', { count: files.length, most: mostFilesDropped }))
    return
  }
  model.list.expectMove()
  model.attempt(
    model.bridge.addFiles(files).then(({ added, undo, refused }) => {
      const words = addedWords(added, refused, firstOfSeveral(model))
      if (undo === null) model.toasts.say(words)
      else model.toasts.say(words, () => takeBack(model, undo))
    }),
  )
}

/** `folder`: where they went, to be said where several are watched. "3 files copied into the folder. “a.txt” is not a file." Main says why each of `refused` was not copied. */
export function addedWords(added: number, refused: readonly string[], folder: string | null = null): string {
  const named = refused.slice(0, mostNamed).map(visibleName)
  const others = refused.length - named.length
  return [copiedWords(added, folder), ...named, ...(others > 0 ? [say('drop.others', { count: others })] : [])].join(
    ' ',
  )
}

function copiedWords(added: number, folder: string | null): string {
  if (added === 0) return say('drop.none')
  return folder === null ? say('drop.added', { count: added }) : say('folders.dropped', { count: added, folder })
}

/** Dropped files go into the first of the watched folders. */
function firstOfSeveral(model: WindowModel): string | null {
  const phase = model.app.get()?.phase
  return phase?.kind === 'running' && phase.place.further.length > 0 ? folderInto(phase.place, '') : null
}

function takeBack(model: WindowModel, undo: number): void {
  model.attempt(
    model.bridge.undoAdd(undo).then(({ files, removed }) => model.toasts.say(takenBackWords(files, removed))),
  )
}
