// Planted bugs of moving originals: what is moved that should not be, twice, or half.
import type { PlantedBug } from '../planted/planted-bug.ts'

export const bugsOfOriginals: readonly PlantedBug[] = [
  {
    name: 'begins a move that is not written down',
    file: 'src/engine/engine.ts',
    find: "return kind === 'send' || kind === 'move'",
    replace: "return kind === 'send'",
  },
  {
    name: 'forgets a move that a crash cut short',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'original: { ...state.due, isBegun: true }',
    replace: 'original: { ...state.due, isBegun: false }',
  },
  {
    name: 'forgets an open move when another file stands at the path',
    file: 'src/engine/upload/state-machine.ts',
    find: 'if (isMoveOpen(state)) return enter(upload, state)',
    replace: "if (isMoveOpen(state) && observed.kind === 'absent') return enter(upload, state)",
  },
  {
    name: 'takes what was saved meanwhile for the file that was moved',
    file: 'src/engine/upload/on-moved.ts',
    find: "const isAnother = observed.kind !== 'absent' && !isSame(observed, fingerprint)",
    replace: "const isAnother = observed.kind === 'unfit'",
  },
  {
    name: 'forgets the row of a file that was saved again before it was moved',
    file: 'src/engine/upload/on-moved.ts',
    find: 'rowOf(step.upload.state) === row ? step : { ...step, sent: row }',
    replace: 'rowOf(step.upload.state) !== row ? step : { ...step, sent: row }',
  },
  {
    name: 'takes a move that the disk cut short for one that never began',
    file: 'src/engine/upload/on-moved.ts',
    find: "isBegun: answer.because === 'unfinished' }",
    replace: 'isBegun: false }',
  },
  {
    name: 'forgets a file of the same size and time that stands where one was moved from before',
    file: 'src/engine/upload/on-moved.ts',
    find: 'if (answer.observed !== undefined && isSame(answer.observed, fingerprint))',
    replace: 'if (answer.observed?.kind === "unfit" && isSame(answer.observed, fingerprint))',
  },
]
