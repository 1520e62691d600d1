// What a company server says to a code.
import { expect, test } from 'vitest'
import { readEnrolAnswer } from '#adapters/transfer/enrol.ts'

const answer = (status: number, body: unknown, headers = {}) =>
  readEnrolAnswer({ status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) })

test.each([
  [
    201,
    { token: 'obx_1', device: 'tablet-3', base: '/Scans' },
    { kind: 'enrolled', token: 'obx_1', device: 'tablet-3' },
  ],
  [201, { token: 'two words', device: 'tablet-3', base: '' }, { kind: 'not_offered' }],
  [200, { token: 'obx_1', device: 'tablet-3', base: '' }, { kind: 'not_offered' }],
  [403, { code: 'code_not_valid' }, { kind: 'not_valid' }],
  [403, { code: 'not_allowed' }, { kind: 'not_offered' }],
  [403, '<html>', { kind: 'not_offered' }],
  [401, { code: 'sign_in_needed' }, { kind: 'not_offered' }],
  [404, '', { kind: 'not_offered' }],
  [500, 'null', { kind: 'trouble' }],
  [503, { code: 'server_disk_full' }, { kind: 'trouble' }],
  [502, '<html>', { kind: 'trouble' }],
  [501, '', { kind: 'not_offered' }],
])('%i %j', (status, body, meaning) => expect(answer(status, body)).toEqual(meaning))

test('a wait is told, where the server tells it', () => {
  expect(answer(429, '', { 'retry-after': '7' })).toEqual({ kind: 'too_often', afterMs: 7_000 })
  expect(answer(429, '', { 'retry-after': 'soon' })).toEqual({ kind: 'too_often', afterMs: null })
})
