// The order of the test files: those that take long begin first, so that none of them is alone at the end.
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/**
 * The longest first. Those that wait for the patience of something stand beside those that work, and leave the processor to
 * them. Some take long only on Windows.
 */
export const longOnes = [
  'end-to-end/patience',
  'windows/commands/watch',
  'windows/commands/commands',
  'windows/commands/spellings',
  'crash/random-times',
  'end-to-end/file-rules',
  'end-to-end/replicas/two-servers',
  'server/outages/outages',
  'simulation/planted/planted',
  'renderer/window-access',
  'crash/named-points',
  'crash/relay-points',
  'cli/support/support-bundle',
  'end-to-end/link-switches',
  'simulation/simulation',
  'end-to-end/sign-in/computer-name',
  'adapters/folder/watched-folder',
  'uploader/sign-in/terminal',
  'cli/under-policy',
  'adapters/folder/watching/refused-watches',
  'demo/demo',
  'end-to-end/hostile-names',
  'renderer/window',
  'end-to-end/world',
  'end-to-end/sign-in/groups',
  'conformance/python-server',
  'adapters/transfer/relay/tampered-pieces',
  'adapters/transfer/withhold-last-block',
  'server/main',
  'server/relays/append-piece',
  'server/relays/crash',
  'stand-in/life',
  'stand-in/types/types',
  'adapters/transfer/dropbox-transport',
  'end-to-end/targets-and-places',
  'end-to-end/trouble',
  'end-to-end/arrive',
  'end-to-end/writers',
  'adapters/transfer/faults/connection-resets',
  'adapters/transfer/faults/touched-files',
  'adapters/transfer/faults/changing-files',
  'adapters/ledger/schema/migration',
  'adapters/hashing/file-hasher',
  'server/http/relay-bad-input',
  'adapters/transfer/relay/broken-relays',
  'end-to-end/bad-input',
  'end-to-end/relays/relays',
  'cli/run-apart',
  'package/package',
  'end-to-end/own-server',
  'adapters/folder/watching/moved-folders',
  'stand-in/safe-storage',
  'probe/main',
  'adapters/folder/watching/network-folder',
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
