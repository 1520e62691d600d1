import { expect, test } from 'vitest'
import { sspiTalk } from '#adapters/proxy/account/sspi.ts'
import { isWindows, isWine } from '#test/rigs/possible.ts'

// Nobody here is signed in to a domain: what Windows says with an account only a domain can show.
test('the system is asked for the account, and what it says instead of a token is told', async () => {
  const talk = sspiTalk('proxy.invalid')
  const word = await talk.next(null)
  talk.end()
  if (!isWindows) expect(word).toEqual({ kind: 'none', said: expect.stringMatching(/^SSPI: ./) })
  else if (isWine) expect(word).toEqual({ kind: 'none', said: expect.stringMatching(/^SSPI [\dA-F]{8}$/) })
  else expect(word.kind === 'token' ? word.token.length : word.said).toBeTruthy()
})
