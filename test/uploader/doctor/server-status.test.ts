// What an answer of the company server, or none, means. That it is asked at all: see doctor.test.ts.
import { expect, test } from 'vitest'
import { askServer, definiteTrouble, troubleOf } from '#uploader/doctor/server-status.ts'
import { never } from '#test/rigs/cancel.ts'
import type { ServerProbe } from '#uploader/doctor/server-status.ts'

const later = (reason: 'sign_in_needed' | 'server_busy'): ServerProbe => ({
  kind: 'answered',
  status: 401,
  me: { kind: 'later', reason, afterMs: null },
  clockAheadMs: null,
})

const known = (minimumVersion: string): ServerProbe => ({
  kind: 'answered',
  status: 200,
  me: {
    kind: 'known',
    me: { device: 'd', base: '/', directMaxBytes: 1, relayMaxBytes: 0, accountId: null, minimumVersion },
  },
  clockAheadMs: null,
})

test.each<[ServerProbe, string | null, string | null]>([
  [{ kind: 'unreached', failure: 'unreachable' }, 'server_unreachable', null],
  [{ kind: 'unreached', failure: 'cancelled' }, 'timed_out', null],
  [{ kind: 'unreached', failure: 'tls_untrusted' }, 'tls_untrusted', 'tls_untrusted'],
  [later('server_busy'), 'server_busy', null],
  [later('sign_in_needed'), 'sign_in_needed', 'sign_in_needed'],
  [known('1.4.0'), null, null],
  [known('1.4.1'), null, 'update_required'],
])('%j is %s; what keeps a run from beginning: %s', (probe, trouble, definite) => {
  expect(troubleOf(probe)).toBe(trouble)
  expect(definiteTrouble(probe, '1.4.0')).toBe(definite)
})

test('an address or a key that cannot be right is refused before anybody is asked', async () => {
  const ask = {
    server: 'https://127.0.0.1:1',
    token: 'a-good-token',
    allowLoopback: true,
    signal: never,
  }
  expect(await askServer({ ...ask, server: 'ftp://company' })).toMatchObject({ refusal: { kind: 'server_address' } })
  expect(await askServer({ ...ask, token: 'with a\nline' })).toMatchObject({ refusal: { kind: 'token_unusable' } })
})
