import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { withTerminalWay } from '#cli/output/terminal-way.ts'

test('where the window has a button the terminal says how, and adds nothing elsewhere', () => {
  expect(withTerminalWay('proxy_auth_required', 'Sign in to the proxy.', english)).toBe(
    'Sign in to the proxy. In a terminal they stand in HTTPS_PROXY: http://name:password@proxy.example:3128.',
  )
  expect(withTerminalWay('offline', 'There is no network.', english)).toBe('There is no network.')
  expect(withTerminalWay(null, 'All is sent.', english)).toBe('All is sent.')
})
