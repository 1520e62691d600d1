// What people read about the original of a file that was sent.
import { expect, it } from 'vitest'
import { stayReasons } from '#shared/sent/original.ts'
import { movedText, originalText, stayText } from '#shared/words/sent/original-words.ts'

it.each(stayReasons)('%s says that the file is still there, why, and what to do', (because) => {
  const text = stayText(because)
  expect(text).toMatch(/^It is still in the folder, because .+\. [A-Z].+\.$/)
  expect(originalText({ kind: 'stays', because })).toBe(text)
})

it('says where the file is', () => {
  expect(movedText('sent', 'Sent/a (2).pdf')).toBe('The file was moved to Sent/a (2).pdf')
  expect(movedText('trash', null)).toBe('The file was moved to the trash.')
  expect(originalText({ kind: 'moved', to: 'trash', where: '/home/kim/.local/share/Trash/files/a.pdf' })).toBe(
    'The file was moved to the trash: /home/kim/.local/share/Trash/files/a.pdf',
  )
})

it('says what comes next', () => {
  expect(originalText({ kind: 'due', to: 'sent' })).toContain('Sent')
  expect(originalText({ kind: 'due', to: 'trash' })).toContain('trash')
})

it('shows no character that hides a name', () => {
  expect(movedText('sent', 'Sent/a\u202etxt.exe')).not.toContain('\u202e')
})
