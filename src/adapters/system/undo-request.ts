// Undo in another terminal: which batch is to be taken back, and how many files were. Both lie in the data folder for a moment.
import { readRequest, removeRequest, writeRequest } from './request-file.ts'

/** Asks whoever runs over `dataFolder` to take back the batch of that id. Throws the system's error. */
export function writeUndoRequest(dataFolder: string, batch: number): void {
  forgetUndo(dataFolder)
  writeRequest(dataFolder, 'undo-request', { batch })
}

/** The batch to take back; null for none. It is taken once: when it cannot be removed, it does not count. */
export function takeUndoRequest(dataFolder: string): number | null {
  const batch = numberIn(readRequest(dataFolder, 'undo-request'), 'batch')
  return batch !== null && removeRequest(dataFolder, 'undo-request') ? batch : null
}

/** Says how many files were taken back. Throws the system's error. */
export function writeUndoAnswer(dataFolder: string, files: number): void {
  writeRequest(dataFolder, 'undo-answer', { files })
}

/** How many files were taken back; null while nobody answered. */
export function readUndoAnswer(dataFolder: string): number | null {
  return numberIn(readRequest(dataFolder, 'undo-answer'), 'files')
}

/** Batches are counted anew in each run: what was asked of an earlier one, and its answer, mean nothing. */
export function forgetUndo(dataFolder: string): void {
  removeRequest(dataFolder, 'undo-request')
  removeRequest(dataFolder, 'undo-answer')
}

function numberIn(value: unknown, key: string): number | null {
  if (typeof value !== 'object' || value === null) return null
  const number: unknown = Reflect.get(value, key)
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}
