import { describe, expect, it } from 'vitest'
import { secret, textsWithASecret } from '#test/rigs/samples/texts-with-a-secret.ts'
import { withoutSecrets } from '#shared/without-secrets.ts'

describe('secrets', () => {
  it.each(textsWithASecret)('are taken out of: %s', (text) => {
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
