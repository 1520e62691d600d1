import { expect, test } from 'vitest'
import { systemAccount } from '#adapters/proxy/account/account.ts'
import { isWindows } from '#test/rigs/possible.ts'

test('each system is asked in its own way, and what it cannot say is a sentence and no failure', async () => {
  const talk = systemAccount('no-such-proxy.invalid')
  const word = await talk.next(null)
  talk.end()
  if (!isWindows) expect(word).toMatchObject({ kind: 'none', said: expect.stringMatching(/^GSSAPI/) })
  else expect(word.kind === 'token' || /SSPI/.test(word.said)).toBe(true)
})
