// A sign-in that is taken back.
import { refreshTokenGrant } from 'openid-client'
import { expect, onTestFinished, test } from 'vitest'
import { revoke } from '#adapters/sign-in/sign-out.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { connected, signedInKey } from '../../rigs/identity-provider/signed-in.ts'

test('the refresh token is of no use afterwards, and an absent provider is told apart', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const [key, connection] = [await signedInKey(idp), connected(idp)]
  idp.trouble = 'down'
  expect(await revoke(key, connection)).toBe(false)
  idp.trouble = null
  expect(await revoke(key, connection)).toBe(true)
  const again = refreshTokenGrant(await connection.configuration(), key.refreshToken)
  await expect(again).rejects.toMatchObject({ error: 'invalid_grant' })
})
