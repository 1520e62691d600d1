// What a person should know although all goes on.
import { expect, it } from 'vitest'
import { NoticeBook } from '#main/uploads/notice-list.ts'

it('holds what was found at the start, what the run began with, and what was told since, in this order', () => {
  const book = new NoticeBook(['The settings were damaged.'])
  book.set('target_changed', 'Files go to b.example now.')
  book.add('The key is not kept.')
  book.add('The key is not kept.')
  expect(book.all(['The folder is open to others.'])).toEqual([
    'The settings were damaged.',
    'The key is not kept.',
    'The folder is open to others.',
    'Files go to b.example now.',
  ])
})

it('news take the place of what they make old, and what is over is taken back', () => {
  const book = new NoticeBook(['Type the key again.', 'Stays.'])
  book.set('target_changed', 'Files go to b.example now.')
  book.set('target_changed', 'Files go to a.example now.')
  book.takeBack(new Set(['Type the key again.']))
  expect(book.all([])).toEqual(['Stays.', 'Files go to a.example now.'])
})

it('holds no more than the window takes', () => {
  expect(new NoticeBook(Array.from({ length: 30 }, (_, at) => `Notice ${at}.`)).all(['One more.'])).toHaveLength(20)
})
