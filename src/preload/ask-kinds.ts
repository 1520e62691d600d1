// The names of all asks, for the preload script: it must be one small file, without the parsers of the contract. The type
// demands every ask and forbids any other.
import type { AskName } from '#shared/contract/ipc.ts'

/** `files`: the window gives files of the browser, and the preload script says where they are. */
export const askKinds: Readonly<Record<AskName, 'plain' | 'files'>> = {
  readApp: 'plain',
  readPage: 'plain',
  readDetail: 'plain',
  leaveDetail: 'plain',
  act: 'plain',
  pauseAll: 'plain',
  resumeAll: 'plain',
  showInFolder: 'plain',
  openFolder: 'plain',
  copyDetails: 'plain',
  openRowMenu: 'plain',
  readSetUp: 'plain',
  checkServer: 'plain',
  chooseFolder: 'plain',
  finishSetUp: 'plain',
  beginSetUp: 'plain',
  startAgain: 'plain',
  readSettings: 'plain',
  changeSettings: 'plain',
  openPage: 'plain',
  addFiles: 'files',
  undoAdd: 'plain',
}
