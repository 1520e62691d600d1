import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  forgetUndo,
  readUndoAnswer,
  takeUndoRequest,
  writeUndoAnswer,
  writeUndoRequest,
} from '#adapters/system/undo-request.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a batch is taken back once, and the answer is that to this request', () => {
  const folder = temporaryFolder()
  writeUndoAnswer(folder, 9)
  writeUndoRequest(folder, 4)
  expect(readUndoAnswer(folder)).toBe(null)
  expect([takeUndoRequest(folder), takeUndoRequest(folder)]).toEqual([4, null])
  writeUndoAnswer(folder, 0)
  expect(readUndoAnswer(folder)).toBe(0)
  forgetUndo(folder)
  expect(fs.readdirSync(folder)).toEqual([])
})

test.each(['', '{', '[]', '4', '{"batch":"4"}', '{"batch":-1}', '{"batch":1.5}'])(
  'what nobody can mean is no request: %s',
  (text) => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'undo-request'), text)
    expect(takeUndoRequest(folder)).toBe(null)
  },
)
