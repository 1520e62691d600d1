// Folders and files in memory whose names follow the rules of another system: FAT, NTFS, HFS+ or APFS.

/**
 * `isCaseSensitive`: whether `A` and `a` are two names. `accents`: `kept_apart`: composed and decomposed letters are two names;
 * `one`: they are one, listed as it was written (APFS); `decomposed`: they are one, listed decomposed (HFS+).
 */
export type NameRules = {
  readonly isCaseSensitive: boolean
  readonly accents: 'kept_apart' | 'one' | 'decomposed'
}

/** Rules of the systems people have. */
export const nameRules = {
  fat: { isCaseSensitive: false, accents: 'kept_apart' },
  apfs: { isCaseSensitive: false, accents: 'one' },
  hfs: { isCaseSensitive: false, accents: 'decomposed' },
} as const satisfies Record<string, NameRules>

export type NodeTimes = { mtimeNs: bigint; ctimeNs: bigint }

export type FileNode = NodeTimes & { readonly kind: 'file'; readonly ino: bigint; bytes: Buffer }
export type FolderNode = NodeTimes & {
  readonly kind: 'folder'
  readonly ino: bigint
  readonly entries: Map<string, Entry>
}
export type TreeNode = FileNode | FolderNode
export type Entry = { name: string; readonly node: TreeNode }

/** A refusal by the name the system gives it. */
export type Refusal = 'ENOENT' | 'EEXIST' | 'ENOTEMPTY' | 'ENOTDIR' | 'EISDIR'

export class Tree {
  readonly #rules: NameRules
  readonly #nowNs: () => bigint
  readonly root: FolderNode
  #lastIno = 1n

  constructor(rules: NameRules, nowNs: () => bigint) {
    this.#rules = rules
    this.#nowNs = nowNs
    this.root = { kind: 'folder', ino: 1n, entries: new Map(), ...this.#times() }
  }

  /** What `name` means in `folder`, in whatever spelling. */
  find(folder: FolderNode, name: string): TreeNode | null {
    return folder.entries.get(this.#key(name))?.node ?? null
  }

  make(folder: FolderNode, name: string, kind: TreeNode['kind']): TreeNode | Refusal {
    if (this.find(folder, name) !== null) return 'EEXIST'
    this.#lastIno += 1n
    const common = { ino: this.#lastIno, ...this.#times() }
    const node: TreeNode =
      kind === 'file' ? { kind, bytes: Buffer.alloc(0), ...common } : { kind, entries: new Map(), ...common }
    folder.entries.set(this.#key(name), { name: this.#listed(name), node })
    this.#touch(folder)
    return node
  }

  remove(folder: FolderNode, name: string, kind: TreeNode['kind']): Refusal | null {
    const node = this.find(folder, name)
    if (node === null) return 'ENOENT'
    if (node.kind !== kind) return kind === 'file' ? 'EISDIR' : 'ENOTDIR'
    if (node.kind === 'folder' && node.entries.size > 0) return 'ENOTEMPTY'
    folder.entries.delete(this.#key(name))
    this.#touch(folder)
    return null
  }

  /** Renames in one step, also to another spelling of the same name, and over a file that is there. */
  rename(from: FolderNode, name: string, to: FolderNode, next: string, mayReplace: boolean): Refusal | null {
    const node = this.find(from, name)
    if (node === null) return 'ENOENT'
    const there = this.find(to, next)
    if (there !== null && there !== node) {
      if (!mayReplace) return 'EEXIST'
      if (there.kind === 'folder' && there.entries.size > 0) return 'ENOTEMPTY'
    }
    from.entries.delete(this.#key(name))
    to.entries.set(this.#key(next), { name: this.#listed(next), node })
    node.ctimeNs = this.#nowNs()
    this.#touch(from)
    this.#touch(to)
    return null
  }

  write(file: FileNode, bytes: Buffer, offset: number): void {
    const end = offset + bytes.length
    if (end > file.bytes.length) this.resize(file, end)
    bytes.copy(file.bytes, offset)
    this.#touch(file)
  }

  resize(file: FileNode, size: number): void {
    const next = Buffer.alloc(size)
    file.bytes.copy(next)
    file.bytes = next
    this.#touch(file)
  }

  #key(name: string): string {
    const whole = this.#rules.accents === 'kept_apart' ? name : name.normalize('NFD')
    return this.#rules.isCaseSensitive ? whole : whole.toLowerCase()
  }

  #listed(name: string): string {
    return this.#rules.accents === 'decomposed' ? name.normalize('NFD') : name
  }

  #times(): NodeTimes {
    return { mtimeNs: this.#nowNs(), ctimeNs: this.#nowNs() }
  }

  #touch(node: TreeNode): void {
    node.mtimeNs = this.#nowNs()
    node.ctimeNs = node.mtimeNs
  }
}
