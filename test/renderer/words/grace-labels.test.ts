import { expect, it } from 'vitest'
import { grace } from '#renderer/words/grace-labels.ts'

it('says what is taken back, and what stays in the folder', () => {
  expect(grace.sentIn(12, 28)).toBe('12 files will be sent in 28 s')
  expect(grace.takenBack(0, 0)).toBe('Nothing was taken back: it is sent or on its way already.')
  expect(grace.takenBack(2, 2)).toBe('2 files taken back.')
  expect(grace.takenBack(1, 0)).toBe('1 file is not sent. What lies in the folder stays there.')
  expect(grace.takenBack(12, 3)).toBe(
    '12 files are not sent. 3 copies that Outbox made were removed from the folder; the rest stays there.',
  )
  expect(grace.takenBack(2, 1)).toContain('One copy that Outbox made was removed')
})
