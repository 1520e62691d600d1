// What people read about the original of a file that was sent.
import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { stayReasons } from '#shared/sent/original.ts'
import { movedText, originalText, stayText } from '#shared/words/sent/original-words.ts'

it.each(stayReasons)('%s says that the file is still there, why, and what to do', (because) => {
  const text = stayText(because, english)
  expect(text).toMatch(/^It is still in the folder, because .+\. [A-Z].+\.$/)
  expect(originalText({ kind: 'stays', because }, english)).toBe(text)
})

it('says where the file is', () => {
  expect(movedText('sent', 'Sent/a (2).pdf', english)).toBe('The file was moved to Sent/a (2).pdf')
  expect(movedText('trash', null, english)).toBe('The file was moved to the trash.')
  expect(originalText({ kind: 'moved', to: 'trash', where: '/home/kim/.local/share/Trash/files/a.pdf' }, english)).toBe(
    'The file was moved to the trash: /home/kim/.local/share/Trash/files/a.pdf',
  )
})

it('says what comes next', () => {
  expect(originalText({ kind: 'due', to: 'sent' }, english)).toContain('Sent')
  expect(originalText({ kind: 'due', to: 'trash' }, english)).toContain('trash')
})

it('shows no character that hides a name', () => {
  expect(movedText('sent', 'Sent/a\u202etxt.exe', english)).not.toContain('\u202e')
})
