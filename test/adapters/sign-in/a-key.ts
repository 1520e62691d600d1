// A sign-in as it may be kept.
import type { PersonKey } from '#adapters/sign-in/person-key.ts'

export const aKey: PersonKey = {
  server: 'https://uploads.example.com',
  provider: {
    issuer: 'https://login.example.com',
    clientId: 'outbox',
    scopes: ['openid'],
    resource: null,
    prompt: null,
  },
  refreshToken: 'a refresh token, with ü',
  deviceId: 'kims-laptop-0123456789',
}
