// Each computer that cannot run Windows' Node is told why.
import { expect, it } from 'vitest'
import { whyNot, type Computer } from './possible.ts'

const able: Computer = { platform: 'linux', arch: 'x64', userId: 0, has: () => true, runs: () => true }

it.each<[string, Partial<Computer>, RegExp | null]>([
  ['a Debian with root', {}, null],
  ['Windows', { platform: 'win32', userId: null }, /this is Windows/],
  ['macOS', { platform: 'darwin', userId: 501 }, /on Linux/],
  ['an Arm processor', { arch: 'arm64' }, /x64/],
  ['another Linux', { has: () => false }, /not Debian/],
  ['a user', { userId: 1000 }, /user root/],
  ['no debootstrap', { runs: (_, [tool]) => tool !== 'debootstrap' }, /^debootstrap is not installed$/],
  ['a container without namespaces', { runs: (command) => command !== 'unshare' }, /namespaces/],
])('%s', (_, change, why) => {
  const answer = whyNot({ ...able, ...change })
  if (why === null) expect(answer).toBeNull()
  else expect(answer).toMatch(why)
})
