// Sentences for the person who runs the server.
import { expect, test } from 'vitest'
import type { Trouble } from '#server/dropbox/failures.ts'
import { operatorWords } from '#server/dropbox/operator-words.ts'

const troubles: readonly Trouble[] = [
  { kind: 'signed_out' },
  { kind: 'signed_out', refused: 'refresh_token' },
  { kind: 'signed_out', refused: 'app' },
  { kind: 'signed_out', refused: 'secret_file' },
  { kind: 'signed_out', refused: 'permission' },
  { kind: 'unreachable' },
  { kind: 'error' },
  { kind: 'busy', afterMs: 1_500 },
  { kind: 'malformed_path' },
  { kind: 'holding', because: 'error', afterMs: 2_000 },
]

test('each trouble has sentences of its own', () => {
  const words = troubles.map(operatorWords)
  for (const text of words) expect(text).toMatch(/^[A-Z].*\.$/)
  expect(new Set(words).size).toBe(troubles.length)
})

test('waits are told in whole seconds, never too short', () => {
  expect(operatorWords({ kind: 'busy', afterMs: 1_500 })).toContain('2 seconds')
})
