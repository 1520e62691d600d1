import { expect, it } from 'vitest'
import { foreignFolders, sourceQuestion } from '#main/uploads/dropped/source-question.ts'

const linux = { platform: 'linux', own: ['/home/kim', '/watched'] } as const

it('asks about folders outside the own ones, each once', () => {
  const sources = ['/home/kim/a.txt', '/srv/team/b.txt', '/srv/team/c.txt', '/srv/d', '/watched/e', '/home/kimberly/f']
  expect(foreignFolders(sources, linux)).toEqual(['/srv/team', '/srv', '/home/kimberly'])
})

it('knows drives and letters of Windows', () => {
  const windows = { platform: 'win32', own: ['C:\\Users\\Kim'] } as const
  expect(foreignFolders(['c:\\users\\kim\\a.txt', 'S:\\Team\\b.txt'], windows)).toEqual(['S:\\Team'])
})

it('names the first folder, and how many others', () => {
  expect(sourceQuestion([])).toBeNull()
  expect(sourceQuestion(['/srv/team'])?.message).toBe('Add files from /srv/team?')
  expect(sourceQuestion(['/srv', '/a'])?.message).toBe('Add files from /srv and another folder?')
  expect(sourceQuestion(['/srv', '/a', '/b'])?.message).toBe('Add files from /srv and 2 other folders?')
})
