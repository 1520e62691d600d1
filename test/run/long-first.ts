// The order of the test files: those that take long begin first, so that none of them is alone at the end.
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** The longest first. Most of them wait for the patience of something, and leave the processor to others. */
export const longOnes = [
  'end-to-end/patience',
  'renderer/window-access',
  'windows/commands/watch',
  'windows/commands/spellings',
  'windows/commands/commands',
  'crash/random-times',
  'crash/named-points',
  'end-to-end/link-switches',
  'stand-in/life',
  'stand-in/types/types',
  'adapters/folder/watched-folder',
  'renderer/window',
  'end-to-end/trouble',
  'end-to-end/bad-input',
  'adapters/transfer/faults/connection-resets',
  'demo/demo',
  'simulation/planted/planted',
  'end-to-end/world',
] as const

/** Smaller comes first; files that are not among the long ones keep the order they had. */
export function rankOf(file: string): number {
  const at = longOnes.findIndex((name) => file.endsWith(`/${name}.test.ts`))
  return at < 0 ? longOnes.length : at
}

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => rankOf(one.moduleId) - rankOf(other.moduleId))
  }
}
