// What the words at the start mean, and that an installed app hears but one of them.
import { expect, it } from 'vitest'
import { readStartWords } from '#main/arguments.ts'

const words = [
  '--hidden',
  '--server=http://127.0.0.1:1',
  '--token-file=/t',
  '--folder=/f',
  '--allow-loopback',
  '--quiet-ms=50',
]

it('reads all of them while it is developed', () => {
  expect(readStartWords(words, false)).toEqual({
    hidden: true,
    server: 'http://127.0.0.1:1',
    tokenFile: '/t',
    folder: '/f',
    allowLoopback: true,
    quietMs: 50,
  })
})

it('knows only --hidden once it is installed', () => {
  const none = { server: null, tokenFile: null, folder: null, allowLoopback: false, quietMs: null }
  expect(readStartWords(words, true)).toEqual({ hidden: true, ...none })
  expect(readStartWords([], true)).toEqual({ hidden: false, ...none })
})

it.each(['--quiet-ms=', '--quiet-ms=-1', '--quiet-ms=1e9', '--quiet-ms=abc', '--quiet-ms=999999'])(
  'takes no odd time: %s',
  (word) => expect(readStartWords([word], false).quietMs).toBeNull(),
)

it('takes the last of two, and nothing for an empty one', () => {
  expect(readStartWords(['--server=a', '--server=b', '--folder='], false)).toMatchObject({ server: 'b', folder: null })
})
