import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutTypes } from './without-types.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const source = 'const one: number = 1\n'

test('a source loses its types, and is read from where it was kept the next time', () => {
  const folder = join(temporaryFolder(), 'not yet made')
  expect(withoutTypes(source, folder)).toMatch(/^const one\s+= 1\n$/)
  const [name = '', ...others] = readdirSync(folder)
  expect(others).toEqual([])
  writeFileSync(join(folder, name), 'kept')
  expect(withoutTypes(source, folder)).toBe('kept')
  expect(withoutTypes(`${source}// changed\n`, folder)).toContain('// changed')
})

test('where nothing can be kept it is made each time', () => {
  const file = join(temporaryFolder(), 'a file')
  writeFileSync(file, '')
  expect(withoutTypes(source, file)).toMatch(/^const one\s+= 1\n$/)
  expect(readFileSync(file, 'utf8')).toBe('')
})
