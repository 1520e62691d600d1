// The watched folders of one run: one, or another beside it whose files go into a folder in Dropbox of their own. On the simulated disk
// the other one stands at `b`.
import { calledOtherwise } from '#adapters/ledger/records/places.ts'
import { createFolderKeys, type FileInFolder } from '#shared/folders/folder-keys.ts'
import type { FolderRules } from '#engine/events.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import type { Upload } from '#shared/upload.ts'

export const beside = 'b'

export class SimFolders {
  readonly areTwo: boolean
  readonly #keys

  constructor(areTwo: boolean) {
    this.areTwo = areTwo
    this.#keys = createFolderKeys(areTwo ? ['', beside] : [''])
  }

  get roots(): readonly string[] {
    return this.areTwo ? ['', beside] : ['']
  }

  /** The watched folder that a path on the disk is in. */
  rootOf(path: string): string {
    return this.areTwo && path.startsWith(`${beside}/`) ? beside : ''
  }

  /** By what the engine knows a path on the disk. */
  keyOf(path: string): string {
    const into = this.rootOf(path)
    const key = this.#keys.keyOf({ into, path: into === '' ? path : path.slice(into.length + 1) })
    return key ?? `nobody's ${path}`
  }

  /** What the engine is told of them. */
  rulesFor(afterUpload: AfterUpload): { readonly folderRules?: FolderRules } {
    if (!this.areTwo) return {}
    const rootOf = (key: string): string => this.fileOf(key).into
    return { folderRules: { roots: this.roots, rootOf, afterUploadOf: () => afterUpload } }
  }

  fileOf(key: string): FileInFolder {
    return this.#keys.split(key)
  }

  /** Where on the disk that is. */
  pathOf(key: string): string {
    const { into, path } = this.#keys.split(key)
    return into === '' ? path : `${into}/${path}`
  }

  /** An upload as a record has it, with the folder it is in. */
  recordOf(upload: Upload): { readonly into: string; readonly upload: Upload } {
    const { into, path } = this.#keys.split(upload.path)
    return { into, upload: into === '' ? upload : calledOtherwise(upload, path) }
  }

  uploadOf({ into, upload }: { readonly into: string; readonly upload: Upload }): Upload {
    return into === '' ? upload : calledOtherwise(upload, this.#keys.keyOf({ into, path: upload.path }) ?? upload.path)
  }
}
