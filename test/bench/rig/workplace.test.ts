import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ending } from './child-lines.ts'
import { missingProgram } from './curl.ts'
import { openWorkplace } from './workplace.ts'

test('after a measure neither its files nor its processes are left', async () => {
  const place = openWorkplace(() => undefined)
  const folder = place.folder('some-measure')
  writeFileSync(join(folder, 'file'), 'bytes')
  const child = place.start(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)'], 'ignore')
  const ended = ending(child)
  place.clear()
  expect(await ended).toBe('SIGKILL')
  expect(existsSync(folder)).toBe(false)
})

test('a program that is missing is named', async () => {
  const place = openWorkplace(() => undefined)
  try {
    expect(await missingProgram(place, [process.execPath, 'no-such-program-of-outbox'])).toBe(
      'The program no-such-program-of-outbox is missing on this system.',
    )
    expect(await missingProgram(place, [process.execPath])).toBeNull()
  } finally {
    place.clear()
  }
})
