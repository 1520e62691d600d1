// Dropbox's documented table of write modes, row by row.
import { describe, expect, test } from 'vitest'
import {
  decideWrite,
  type Standing,
  type WriteDecision,
  type WriteMode,
} from '#emulator/model/namespace/write-modes.ts'

const add: WriteMode = { kind: 'add' }
const overwrite: WriteMode = { kind: 'overwrite' }
const updateMatching: WriteMode = { kind: 'update', rev: '015000000000001' }
const updateOther: WriteMode = { kind: 'update', rev: '015000000000002' }

const nothing: Standing = { kind: 'nothing', wasDeleted: false }
const deleted: Standing = { kind: 'nothing', wasDeleted: true }
const folder: Standing = { kind: 'folder' }
const same: Standing = { kind: 'file', rev: '015000000000001', contentHash: 'ours' }
const other: Standing = { kind: 'file', rev: '015000000000001', contentHash: 'theirs' }

type Row = readonly [string, Standing, readonly [WriteDecision, WriteDecision, WriteDecision, WriteDecision]]

const lenient: readonly Row[] = [
  ['nothing', nothing, ['write', 'write', 'write', 'write']],
  ['a deleted file', deleted, ['write', 'write', 'write', 'write']],
  ['a folder', folder, ['conflict_folder', 'conflict_folder', 'conflict_folder', 'conflict_folder']],
  ['the same bytes', same, ['unchanged', 'unchanged', 'unchanged', 'unchanged']],
  ['other bytes', other, ['conflict_file', 'write', 'write', 'conflict_file']],
]
const strict: readonly Row[] = [
  ['nothing', nothing, ['write', 'write', 'write', 'write']],
  ['a deleted file', deleted, ['write', 'write', 'conflict_file', 'conflict_file']],
  ['a folder', folder, ['conflict_folder', 'conflict_folder', 'conflict_folder', 'conflict_folder']],
  ['the same bytes', same, ['conflict_file', 'write', 'write', 'conflict_file']],
  ['other bytes', other, ['conflict_file', 'write', 'write', 'conflict_file']],
]

describe.each([
  ['by default', lenient, false],
  ['with strict_conflict', strict, true],
] as const)('%s', (_name, rows, strictConflict) => {
  test.each(rows)(
    'a write onto %s: add, overwrite, update(its rev), update(another rev)',
    (_what, standing, expected) => {
      const modes = [add, overwrite, updateMatching, updateOther]
      expect(modes.map((mode) => decideWrite(standing, mode, 'ours', strictConflict))).toEqual(expected)
    },
  )
})
