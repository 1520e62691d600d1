// Watched folders beside the first, as a command line and a policy write them: INTO=FOLDER, or INTO=RULE:FOLDER.
import { checkPath } from '../names.ts'
import { trimOf } from '../trim.ts'
import { afterUploads, type AfterUpload } from '../sent/original.ts'

export type FurtherFolder = {
  readonly folder: string
  /** The folder in Dropbox, below that of the device, that its files go into. */
  readonly into: string
  /** What becomes of its files once they are sent; null: the same as of those of the first folder. */
  readonly afterUpload: AfterUpload | null
}

const rule = new RegExp(`^(${afterUploads.join('|')}):(.+)$`, 's')

/** The first `=` ends the folder in Dropbox; a path may hold others. No drive has a letter as long as a rule. Null where a part lacks. */
export function parseFurtherFolder(text: string): FurtherFolder | null {
  const [, into = '', rest = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const [, said, behind] = rule.exec(rest) ?? []
  const folder = behind ?? rest
  if (plainInto(into) === '' || folder === '') return null
  return { folder, into: plainInto(into), afterUpload: afterUploads.find((one) => one === said) ?? null }
}

/** The text that is read as this folder. */
export function furtherFolderText({ afterUpload, folder, into }: FurtherFolder): string {
  return `${into}=${afterUpload === null ? '' : `${afterUpload}:`}${folder}`
}

/** A folder in Dropbox as it is known: without the slashes that people write around it. */
export function plainInto(into: string): string {
  return trimOf(into, '/')
}

/** Whether Dropbox keeps a folder of this name. */
export function isPossibleInto(into: string): boolean {
  return checkPath(into, { emoji: 'allow' }) === null
}
