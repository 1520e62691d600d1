// Ends a sign-in at the provider: whoever found the refresh token could use it otherwise.
import { tokenRevocation } from 'openid-client'
import type { PersonKey } from './person-key.ts'
import type { ProviderConnection } from './provider-connection.ts'

/** True when the provider took the refresh token back; false where it does not answer, or has no way to. */
export async function revoke({ refreshToken }: PersonKey, connection: ProviderConnection): Promise<boolean> {
  try {
    const configuration = await connection.configuration()
    if (configuration.serverMetadata().revocation_endpoint === undefined) return false
    await tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' })
    return true
  } catch {
    return false
  }
}
