// What the file system answers to each question of the kernel.
import type { constants } from 'node:os'
import { Tree } from './tree.ts'
import type { Entry, FileNode, FolderNode, NameRules, TreeNode } from './tree.ts'
import * as wire from './wire.ts'
import type { Ask } from './wire.ts'

export type Answer = Buffer | keyof typeof constants.errno | null

const { opcodes } = wire

/**
 * Each spelling under which the kernel knows a file is a node of its own. Were it one, Linux would take a rename from one
 * spelling to another for a rename to itself and not even ask.
 */
export class Answers {
  readonly #tree: Tree
  readonly #nodes = new Map<bigint, TreeNode>()
  readonly #ids = new Map<string, bigint>()
  readonly #listings = new Map<number, readonly Entry[]>()
  #lastId = 1n
  #lastHandle = 0

  constructor(rules: NameRules, nowNs: () => bigint) {
    this.#tree = new Tree(rules, nowNs)
    this.#nodes.set(1n, this.#tree.root)
  }

  /** Null when the kernel wants no answer. */
  answer(ask: Ask): Answer {
    switch (ask.opcode) {
      case opcodes.init:
        return wire.initReply()
      case opcodes.forget:
      case opcodes.batchForget:
      case opcodes.interrupt:
        return null
      case opcodes.statfs:
        return wire.statfsReply()
      case opcodes.release:
      case opcodes.fsync:
      case opcodes.flush:
      case opcodes.fsyncdir:
      case opcodes.destroy:
        return Buffer.alloc(0)
      case opcodes.releasedir:
        this.#listings.delete(Number(ask.body.readBigUInt64LE(0)))
        return Buffer.alloc(0)
    }
    const node = this.#nodes.get(ask.nodeId)
    if (node === undefined) return 'ENOENT'
    return node.kind === 'folder' ? this.#ofFolder(ask, node) : this.#ofFile(ask, node)
  }

  #ofFolder(ask: Ask, folder: FolderNode): Answer {
    const { opcode, body } = ask
    switch (opcode) {
      case opcodes.lookup:
        return this.#lookUp(folder, wire.namesAt(body, 0))
      case opcodes.mkdir:
        return this.#make(folder, wire.namesAt(body, 8), 'folder')
      case opcodes.create: {
        const made = this.#make(folder, wire.namesAt(body, 16), 'file')
        return typeof made === 'string' || made === null ? made : Buffer.concat([made, wire.openReply(this.#handle())])
      }
      case opcodes.unlink:
      case opcodes.rmdir: {
        const [name = ''] = wire.namesAt(body, 0)
        return this.#tree.remove(folder, name, opcode === opcodes.unlink ? 'file' : 'folder') ?? Buffer.alloc(0)
      }
      case opcodes.rename:
        return this.#rename(folder, body, 8, true)
      case opcodes.rename2:
        return this.#rename(folder, body, 16, (body.readUInt32LE(8) & 1) === 0)
      case opcodes.opendir: {
        const handle = this.#handle()
        this.#listings.set(
          handle,
          [...folder.entries.values()].map((entry) => ({ ...entry })),
        )
        return wire.openReply(handle)
      }
      case opcodes.readdir: {
        const entries = this.#listings.get(Number(body.readBigUInt64LE(0))) ?? []
        return wire.listReply(entries, Number(body.readBigUInt64LE(8)), body.readUInt32LE(16))
      }
      default:
        return this.#ofAny(ask, folder)
    }
  }

  #ofFile(ask: Ask, file: FileNode): Answer {
    const { opcode, body } = ask
    switch (opcode) {
      case opcodes.open:
        return wire.openReply(this.#handle())
      case opcodes.read: {
        const offset = Number(body.readBigUInt64LE(8))
        return file.bytes.subarray(offset, offset + body.readUInt32LE(16))
      }
      case opcodes.write: {
        const bytes = body.subarray(40, 40 + body.readUInt32LE(16))
        this.#tree.write(file, bytes, Number(body.readBigUInt64LE(8)))
        return wire.writtenReply(bytes.length)
      }
      default:
        return this.#ofAny(ask, file)
    }
  }

  #ofAny({ opcode, body }: Ask, node: TreeNode): Answer {
    if (opcode === opcodes.getattr) return wire.attributesReply(node)
    if (opcode !== opcodes.setattr) return 'ENOSYS'
    const { size, mtimeNs } = wire.readChange(body)
    if (size !== null && node.kind === 'file') this.#tree.resize(node, size)
    if (mtimeNs !== null) node.mtimeNs = mtimeNs
    return wire.attributesReply(node)
  }

  #lookUp(folder: FolderNode, [name = '']: readonly string[]): Answer {
    const node = this.#tree.find(folder, name)
    return node === null ? 'ENOENT' : this.#entry(node, name)
  }

  #make(folder: FolderNode, [name = '']: readonly string[], kind: TreeNode['kind']): Answer {
    const made = this.#tree.make(folder, name, kind)
    return typeof made === 'string' ? made : this.#entry(made, name)
  }

  #rename(folder: FolderNode, body: Buffer, namesAt: number, mayReplace: boolean): Answer {
    const [name = '', next = ''] = wire.namesAt(body, namesAt)
    const to = this.#nodes.get(body.readBigUInt64LE(0))
    if (to?.kind !== 'folder') return 'ENOTDIR'
    return this.#tree.rename(folder, name, to, next, mayReplace) ?? Buffer.alloc(0)
  }

  #entry(node: TreeNode, name: string): Buffer {
    const key = `${node.ino}/${name}`
    const known = this.#ids.get(key)
    if (known !== undefined) return wire.entryReply(known, node)
    this.#lastId += 1n
    this.#ids.set(key, this.#lastId)
    this.#nodes.set(this.#lastId, node)
    return wire.entryReply(this.#lastId, node)
  }

  #handle(): number {
    this.#lastHandle += 1
    return this.#lastHandle
  }
}
