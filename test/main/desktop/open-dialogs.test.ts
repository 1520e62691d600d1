// A dialog counts as open until it has its answer, whatever that is.
import { expect, it } from 'vitest'
import { OpenDialogs } from '#main/desktop/open-dialogs.ts'

it('tells when the first opens and when the last is gone', async () => {
  const dialogs = new OpenDialogs()
  const seen: boolean[] = []
  dialogs.onChange(() => seen.push(dialogs.isOpen()))
  const first = Promise.withResolvers<string>()
  const second = Promise.withResolvers<string>()
  const [one, other] = [dialogs.during(() => first.promise), dialogs.during(() => second.promise)]
  expect(seen).toEqual([true])
  first.resolve('a folder')
  expect(await one).toBe('a folder')
  expect(dialogs.isOpen()).toBe(true)
  second.reject(new Error('no'))
  await expect(other).rejects.toThrow('no')
  expect(seen).toEqual([true, false])
})
