// A real folder for one test or one suite, removed when it ends.
import { afterAll, onTestFinished } from 'vitest'
import { makeFolder, removeFolderSoon } from './made-folder.ts'

/** Makes an empty folder for the test that runs and answers its real path. */
export function temporaryFolder(parent?: string): string {
  const folder = makeFolder(parent)
  onTestFinished(() => removeFolderSoon(folder))
  return folder
}

/** The same for all tests of the file or the suite it is called in. */
export function folderForAll(parent?: string): string {
  const folder = makeFolder(parent)
  afterAll(() => removeFolderSoon(folder))
  return folder
}
