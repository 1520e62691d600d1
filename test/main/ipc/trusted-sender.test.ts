// Who is answered: the top frame of our own window, showing our own page, and nobody else.
import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '#main/ipc/trusted-sender.ts'

describe('who is answered', () => {
  const frame = { url: 'app://ui/index.html', isTop: true }

  it('answers the top frame of our window', () => {
    expect(isTrustedSender({ contentsId: 3, frame }, 3)).toBe(true)
  })

  it.each([
    ['a frame that is gone', { contentsId: 3, frame: null }, 3],
    ['a frame inside our page', { contentsId: 3, frame: { ...frame, isTop: false } }, 3],
    ['another window', { contentsId: 4, frame }, 3],
    ['anybody, when there is no window', { contentsId: 3, frame }, null],
    ['another page', { contentsId: 3, frame: { ...frame, url: 'https://ui/index.html' } }, 3],
    ['another host of our scheme', { contentsId: 3, frame: { ...frame, url: 'app://evil/index.html' } }, 3],
    ['a blank page', { contentsId: 3, frame: { ...frame, url: 'about:blank' } }, 3],
    ['a file', { contentsId: 3, frame: { ...frame, url: 'file:///index.html' } }, 3],
  ] as const)('does not answer %s', (_who, sender, window) => expect(isTrustedSender(sender, window)).toBe(false))
})
