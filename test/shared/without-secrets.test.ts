import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '#shared/without-secrets.ts'

describe('secrets', () => {
  const secret = 'sEcrEt-0123456789_abcdefghijkl'
  it.each([
    `POST https://content.dropboxapi.com/apitul/1/${secret} failed`,
    `https://user:${secret}@proxy.example:8080`,
    `https://uploads.example/v1/links?key=${secret}`,
    `https://uploads.example#${secret}`,
    `Authorization: Bearer ${secret}`,
    `{"authorization":"${secret}"}`,
    `cookie=${secret}`,
    `Bearer ${secret}`,
    `the token is ${secret}.`,
    `wss://x/${secret}`,
  ])('are taken out of: %s', (text) => {
    expect(withoutSecrets(text)).not.toContain(secret)
  })

  it('leave behind what helps', () => {
    expect(withoutSecrets('https://uploads.example:8443/v1/me answered 401')).toBe(
      'https://uploads.example:8443/… answered 401',
    )
    expect(withoutSecrets('the connection broke: ECONNRESET')).toBe('the connection broke: ECONNRESET')
    expect(withoutSecrets('server_unreachable')).toBe('server_unreachable')
  })
})
