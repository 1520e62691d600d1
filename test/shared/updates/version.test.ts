import { expect, it } from 'vitest'
import { isOlderVersion } from '#shared/updates/version.ts'

it.each([
  ['0.9.9', '0.10.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.0.1', '1.0.0', false],
  ['2.0.0-beta.1', '2.0.0', true],
  ['2.0.0', '2.0.0-beta.1', false],
  ['1.0.0-rc.1', '1.0.0-beta.1', false],
  ['1.9.0', '1.10', false],
  ['', '1.0.0', false],
  ['1.0.0', 'latest', false],
])('whether %j is older than %j', (version, other, isOlder) => {
  expect(isOlderVersion(version, other)).toBe(isOlder)
})
