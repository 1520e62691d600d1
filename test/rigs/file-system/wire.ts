// The words of the kernel's FUSE protocol, version 7.31: include/uapi/linux/fuse.h. Only what a small file system needs.
import { constants } from 'node:os'
import type { TreeNode } from './tree.ts'

/** What the kernel may ask; what is not here is answered with ENOSYS. */
export const opcodes = {
  lookup: 1,
  forget: 2,
  getattr: 3,
  setattr: 4,
  mkdir: 9,
  unlink: 10,
  rmdir: 11,
  rename: 12,
  open: 14,
  read: 15,
  write: 16,
  statfs: 17,
  release: 18,
  fsync: 20,
  flush: 25,
  init: 26,
  opendir: 27,
  readdir: 28,
  releasedir: 29,
  fsyncdir: 30,
  create: 35,
  interrupt: 36,
  destroy: 38,
  batchForget: 42,
  rename2: 45,
} as const

export const headerBytes = 40

export type Ask = { readonly opcode: number; readonly unique: bigint; readonly nodeId: bigint; readonly body: Buffer }

export function readAsk(bytes: Buffer): Ask {
  const size = bytes.readUInt32LE(0)
  return {
    opcode: bytes.readUInt32LE(4),
    unique: bytes.readBigUInt64LE(8),
    nodeId: bytes.readBigUInt64LE(16),
    body: Buffer.from(bytes.subarray(headerBytes, size)),
  }
}

export function writeReply(unique: bigint, answer: Buffer | keyof typeof constants.errno): Buffer {
  const body = typeof answer === 'string' ? Buffer.alloc(0) : answer
  const header = Buffer.alloc(16)
  header.writeUInt32LE(16 + body.length, 0)
  header.writeInt32LE(typeof answer === 'string' ? -constants.errno[answer] : 0, 4)
  header.writeBigUInt64LE(unique, 8)
  return Buffer.concat([header, body])
}

/** Names end in a zero byte; `count` of them from `offset` on. */
export function namesAt(body: Buffer, offset: number): readonly string[] {
  return body.subarray(offset).toString('utf8').split('\0').slice(0, -1)
}

/** Numbers one after the other: [bytes, value]. */
function packed(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number | bigint])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 8) out.writeBigUInt64LE(BigInt(value), at)
    else if (bytes === 4) out.writeUInt32LE(Number(value), at)
    else out.writeUInt16LE(Number(value), at)
    at += bytes
  }
  return out
}

export const mostWriteBytes = 128 * 1024

export function initReply(): Buffer {
  const limits = packed([4, 7], [4, 31], [4, mostWriteBytes], [4, 0], [2, 16], [2, 12], [4, mostWriteBytes], [4, 1])
  return Buffer.concat([limits, Buffer.alloc(64 - limits.length)])
}

const billion = 1_000_000_000n

function attributes(node: TreeNode): Buffer {
  const size = node.kind === 'file' ? node.bytes.length : 0
  const mode = node.kind === 'file' ? 0o100644 : 0o040755
  const blocks = Math.ceil(size / 512)
  const { ino, mtimeNs: m, ctimeNs: c } = node
  const seconds = packed([8, ino], [8, size], [8, blocks], [8, m / billion], [8, m / billion], [8, c / billion])
  const rest = packed([4, m % billion], [4, m % billion], [4, c % billion], [4, mode], [4, 1], [4, 0], [4, 0], [4, 0])
  return Buffer.concat([seconds, rest, packed([4, 4096], [4, 0])])
}

/** Nothing may be remembered: the kernel asks again each time, as it must where names have many spellings. */
export function entryReply(nodeId: bigint, node: TreeNode): Buffer {
  return Buffer.concat([packed([8, nodeId], [8, 0], [8, 0], [8, 0], [4, 0], [4, 0]), attributes(node)])
}

export function attributesReply(node: TreeNode): Buffer {
  return Buffer.concat([packed([8, 0], [4, 0], [4, 0]), attributes(node)])
}

/** Reads and writes pass the kernel's cache by, which would keep one copy for each spelling. */
export function openReply(handle: number): Buffer {
  return packed([8, handle], [4, 1], [4, 0])
}

export function writtenReply(bytes: number): Buffer {
  return packed([4, bytes], [4, 0])
}

export function statfsReply(): Buffer {
  const space = packed([8, 1_000_000], [8, 900_000], [8, 900_000], [8, 1_000_000], [8, 900_000])
  return Buffer.concat([space, packed([4, 4096], [4, 255], [4, 4096], [4, 0]), Buffer.alloc(24)])
}

/** As many entries from `offset` on as fit into `mostBytes`. */
export function listReply(
  entries: readonly { name: string; node: TreeNode }[],
  offset: number,
  mostBytes: number,
): Buffer {
  const parts: Buffer[] = []
  let bytes = 0
  for (const [index, { name, node }] of entries.entries()) {
    if (index < offset) continue
    const text = Buffer.from(name)
    const head = packed([8, node.ino], [8, index + 1], [4, text.length], [4, node.kind === 'file' ? 8 : 4])
    const part = Buffer.concat([head, text, Buffer.alloc((8 - (text.length % 8)) % 8)])
    if (bytes + part.length > mostBytes) break
    bytes += part.length
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What a change of attributes asks for; null for what stays. */
export function readChange(body: Buffer): { readonly size: number | null; readonly mtimeNs: bigint | null } {
  const valid = body.readUInt32LE(0)
  const mtimeNs = body.readBigUInt64LE(40) * billion + BigInt(body.readUInt32LE(60))
  return {
    size: (valid & 8) === 0 ? null : Number(body.readBigUInt64LE(16)),
    mtimeNs: (valid & 32) === 0 || (valid & 256) !== 0 ? null : mtimeNs,
  }
}
