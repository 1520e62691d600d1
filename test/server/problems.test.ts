// Refusals on the wire.
import { expect, test } from 'vitest'
import { problemCodes, problemSchema } from '#shared/contract/link-api.ts'
import type { ProblemCode } from '#shared/contract/link-api.ts'
import { refuse, toProblem } from '#server/problems.ts'

test('every code has its status, a title and a body the client can read', () => {
  // The keys of the table are exactly the codes.
  for (const code of Object.keys(problemCodes) as ProblemCode[]) {
    const reply = toProblem(refuse(code, 'because'), 'request-1', null)
    expect(reply.status).toBe(problemCodes[code])
    expect(reply.headers['content-type']).toBe('application/problem+json')
    const problem = problemSchema.parse(JSON.parse(reply.body))
    expect(problem).toMatchObject({ code, status: problemCodes[code], detail: 'because' })
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
