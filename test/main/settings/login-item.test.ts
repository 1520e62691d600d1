// Whether the system starts the program, by what the system says.
import { expect, it } from 'vitest'
import { isStartedAtLogin } from '#main/settings/login-item.ts'

it.each([
  ['win32', { openAtLogin: true, executableWillLaunchAtLogin: true, status: '' }, true],
  // Turned off in the Task Manager.
  ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false, status: '' }, false],
  ['win32', { openAtLogin: false, executableWillLaunchAtLogin: false, status: '' }, false],
  ['darwin', { openAtLogin: true, executableWillLaunchAtLogin: false, status: 'enabled' }, true],
  ['darwin', { openAtLogin: true, executableWillLaunchAtLogin: false, status: 'requires-approval' }, false],
  ['darwin', { openAtLogin: false, executableWillLaunchAtLogin: false, status: 'not-registered' }, false],
] as const)('on %s with %j: %s', (platform, item, isStarted) => {
  expect(isStartedAtLogin(item, platform)).toBe(isStarted)
})
