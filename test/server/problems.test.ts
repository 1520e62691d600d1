// Refusals on the wire.
import { expect, test } from 'vitest'
import { problemCodes, problemSchema } from '#shared/contract/link-api.ts'
import { enrolmentProblemCodes } from '#shared/contract/enrolment-api.ts'
import { relayProblemCodes } from '#shared/contract/relay-api.ts'
import { signInProblemCodes } from '#shared/contract/sign-in/sign-in-api.ts'
import { refuse, toProblem } from '#server/problems.ts'
import type { ProblemCode } from '#server/problems.ts'

const allCodes = { ...problemCodes, ...relayProblemCodes, ...enrolmentProblemCodes, ...signInProblemCodes }

test('every code has its status, a title and a body the client can read', () => {
  // The keys of the table are exactly the codes.
  for (const code of Object.keys(allCodes) as ProblemCode[]) {
    const reply = toProblem(refuse(code, 'because'), 'request-1', null)
    expect(reply.status).toBe(allCodes[code])
    expect(reply.headers['content-type']).toBe('application/problem+json')
    const problem = problemSchema.parse(JSON.parse(reply.body))
    expect(problem).toMatchObject({ code, status: allCodes[code], detail: 'because' })
    expect(problem.title).not.toBe('')
    expect(problem).not.toHaveProperty('asked')
  }
})

test('a wait is told in whole seconds, never zero', () => {
  expect(toProblem(refuse('too_many_requests', 'x', 1), 'r', null).headers['retry-after']).toBe('1')
  expect(toProblem(refuse('too_many_requests', 'x', 1_001), 'r', null).headers['retry-after']).toBe('2')
  expect(toProblem(refuse('too_many_requests', 'x'), 'r', null).headers).not.toHaveProperty('retry-after')
})

test('who has to sign in is told how', () => {
  expect(toProblem(refuse('sign_in_needed', 'x'), 'r', null).headers['www-authenticate']).toBe('Bearer')
})

test('a refusal says what it answers, where that was understood', () => {
  const asked = { path: 'a', contentHash: 'a'.repeat(64), key: null }
  expect(problemSchema.parse(JSON.parse(toProblem(refuse('not_allowed', 'x'), 'r', asked).body))).toMatchObject({
    asked,
  })
})

test('where a relay goes on, and which tus there is, are told in headers', () => {
  const wrong = { ...refuse('offset_mismatch', 'x'), uploadOffset: 0 }
  expect(toProblem(wrong, 'r', null).headers['upload-offset']).toBe('0')
  expect(toProblem(refuse('tus_version', 'x'), 'r', null).headers['tus-version']).toBe('1.0.0')
  expect(toProblem(refuse('relay_gone', 'x'), 'r', null).headers).not.toHaveProperty('upload-offset')
})
