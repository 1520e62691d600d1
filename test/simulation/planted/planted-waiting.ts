// Planted bugs of waiting: for an earlier send, for a name, and forever.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfWaiting: readonly PlantedBug[] = [
  {
    name: 'believes only its own clock about an earlier send',
    file: 'src/engine/unconfirmed.ts',
    find: 'return Math.max(0, Math.min(oursMs, theirsMs))',
    replace: 'return (void theirsMs, Math.max(0, oursMs))',
  },
  {
    name: 'counts an earlier send anew at each start',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'return { ...unconfirmed, untilMs: Math.min',
    replace: 'return { ...unconfirmed, serverUntilMs: null, untilMs: Math.min',
  },
  {
    name: "never notes by the server's clock when an earlier send ends",
    file: 'src/engine/upload/on-checked.ts',
    find: 'return isHonest ? unconfirmed : { ...unconfirmed, serverUntilMs: byOursMs }',
    replace: 'return isHonest || unconfirmed.untilMs !== 0 ? unconfirmed : { ...unconfirmed, serverUntilMs: byOursMs }',
  },
  {
    name: 'never tells who waits that a name is free',
    file: 'src/engine/queue/name-claims.ts',
    find: 'const freed = [...(waiting.get(name) ?? [])]',
    replace: 'const freed: Entry[] = []',
  },
  {
    name: 'does not know after a start who has which name',
    file: 'src/engine/queue/queue.ts',
    find: 'for (const holder of this.#claims.takeUp(this.#entries.values())) {',
    replace: 'for (const holder of this.#claims.takeUp([])) {',
  },
  {
    name: 'leaves a file without its name after a start',
    file: 'src/engine/queue/name-claims.ts',
    find: 'isWithoutName(entry.upload) && !claims.awaits(entry)',
    replace: 'isWithoutName(entry.upload) && entry.upload.path === "" && !claims.awaits(entry)',
  },
  {
    name: 'gives away the name of a file that is on its way to where it is moved',
    file: 'src/engine/queue/name-claims.ts',
    find: "state.kind === 'done' && isMoveOpen(state)",
    replace: "state.kind === 'done' && isMoveOpen(state) && upload.path === ''",
  },
]

/** Of several watched folders. */
export const bugsOfFolders: readonly PlantedBug[] = [
  {
    name: 'knows a file by its path without its folder',
    file: 'src/shared/folders/folder-keys.ts',
    find: "const key = into === '' ? path : `${into}/${path}`",
    replace: 'const key = path',
  },
  {
    name: 'holds the files of all folders while one is away',
    file: 'src/engine/root-states.ts',
    find: "if (states.includes('there')) return 'there'",
    replace: "if (states.every((state) => state === 'there')) return 'there'",
  },
  {
    name: 'goes on with the files of a folder that is away beside another',
    file: 'src/engine/root-states.ts',
    find: "return this.areMany && this.together() === 'there' && this.of(path) !== 'there'",
    replace: "return this.areMany && this.together() === 'there' && this.of(path) !== 'there' && path === ''",
  },
]
