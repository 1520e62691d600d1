import { expect, test } from 'vitest'
import { clip, createLiveArea } from '#cli/output/live-area.ts'
import { aTerminal } from '../a-terminal.ts'

test('lines that last scroll above the lines that live', () => {
  const terminal = aTerminal(80)
  const area = createLiveArea(terminal)
  area.draw(['bar 1 %', 'one of two'])
  area.print('first is done')
  area.draw(['bar 50 %', 'one of two'])
  area.print('second is done')
  expect(terminal.screen()).toEqual(['first is done', 'second is done', 'bar 50 %', 'one of two'])
})

test('live lines can be taken away', () => {
  const terminal = aTerminal(80)
  const area = createLiveArea(terminal)
  area.draw(['bar', 'more'])
  area.draw([])
  area.print('the end')
  expect(terminal.screen()).toEqual(['the end'])
})

test('the same lines are not drawn twice', () => {
  const terminal = aTerminal(80)
  const area = createLiveArea(terminal)
  area.draw(['bar'])
  area.draw(['bar'])
  expect(terminal.raw).toHaveLength(1)
})

test('without a terminal only lasting lines are printed, without control characters', () => {
  const file = aTerminal(null)
  const area = createLiveArea(file)
  area.draw(['bar'])
  area.print('done')
  expect(file.raw).toEqual(['done\n'])
})

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['much too long a line', 8, 'much to…'],
  ['写真写真写真', 6, '写真…'],
  ['🎉🎉🎉', 4, '🎉…'],
])('%s is cut to %i columns', (line, columns, cut) => {
  expect(clip(line, columns)).toBe(cut)
})
