import { expect, test } from 'vitest'
import { isAtOrInside } from '#shared/at-or-inside.ts'

test.each([
  ['/home/ada', '/home/ada', '/', true],
  ['/home/ada/x/y', '/home/ada', '/', true],
  ['/home/ada', '/', '/', true],
  ['/home/ada2', '/home/ada', '/', false],
  ['/home', '/home/ada', '/', false],
  ['/home/ADA/x', '/home/ada', '/', false],
  ['/home/ada/..x', '/home/ada', '/', true],
  ['C:\\Users\\Ada\\x', 'c:\\users\\ada', '\\', true],
  ['C:\\Users', 'C:\\', '\\', true],
  ['D:\\Users', 'C:\\', '\\', false],
] as const)('%s in %s', (path, folder, separator, expected) => {
  expect(isAtOrInside(path, folder, separator)).toBe(expected)
})
