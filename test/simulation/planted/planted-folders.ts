// Planted bugs of several watched folders.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfFolders: readonly PlantedBug[] = [
  {
    name: 'knows a file by its path without its folder',
    file: 'src/shared/folder-keys.ts',
    find: "const key = into === '' ? path : `${into}/${path}`",
    replace: 'const key = path',
  },
  {
    name: 'holds the files of all folders while one is away',
    file: 'src/engine/queue/root-states.ts',
    find: "if (states.includes('there')) return 'there'",
    replace: "if (states.every((state) => state === 'there')) return 'there'",
  },
  {
    name: 'goes on with the files of a folder that is away beside another',
    file: 'src/engine/queue/root-states.ts',
    find: "return this.areMany && this.together() === 'there' && this.of(path) !== 'there'",
    replace: "return this.areMany && this.together() === 'there' && this.of(path) !== 'there' && path === ''",
  },
]
