import { expect, test } from 'vitest'
import { deciding } from '#renderer/words/mass-drop-labels.ts'

test('buttons beside a folder name it', () => {
  expect([deciding.sendFolder('Photos'), deciding.leaveFolder('Photos')]).toEqual(['Send Photos', 'Leave out Photos'])
})
