import { expect, test } from 'vitest'
import { readEnrolmentCode, shownEnrolmentCode } from '#shared/contract/enrolment-api.ts'

test.each([
  ['7KQ2-M9XP-4TRV', '7KQ2M9XP4TRV'],
  ['7kq2m9xp4trv', '7KQ2M9XP4TRV'],
  [' 7KQ2 M9XP 4TRV ', '7KQ2M9XP4TRV'],
  ['OoIi-LlM9-4TRV', '001111M94TRV'],
  ['7KQ2-M9XP-4TR', null],
  ['7KQ2-M9XP-4TRVX', null],
  ['7KQ2-M9XP-4TRU', null],
  ['7KQ2_M9XP_4TRV', null],
  ['', null],
  ['obx_2b0Wk0Yt5nPq9a', null],
])('%j is the code %j', (text, code) => {
  expect(readEnrolmentCode(text)).toBe(code)
  if (code !== null) expect(readEnrolmentCode(shownEnrolmentCode(code))).toBe(code)
})

test('a code is shown in three parts', () => {
  expect(shownEnrolmentCode('7KQ2M9XP4TRV')).toBe('7KQ2-M9XP-4TRV')
})
