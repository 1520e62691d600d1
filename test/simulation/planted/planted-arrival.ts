// Planted bugs of what was always promised: whole files, once, and none forgotten.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfArrival: readonly PlantedBug[] = [
  {
    name: 'believes after a send that a touched file holds what was sent',
    file: 'src/engine/upload/moves.ts',
    find: 'if (isUntouched(upload, fingerprint) ||',
    replace: 'if ((void isUntouched, isCurrent(upload, fingerprint)) ||',
  },
  {
    name: 'acts before the ledger is written',
    file: 'src/engine/engine.ts',
    find: 'const mayAct = await this.#save(todos)',
    replace: 'const mayAct = true; void this.#save(todos)',
  },
  {
    name: 'sends although the ledger could not be written',
    file: 'src/engine/engine.ts',
    find: "return answer.kind === 'saved'",
    replace: 'return true',
  },
  {
    name: 'forgets at a crash that bytes were on their way',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'unconfirmed: unconfirmedUntil(upload, fingerprint, end, { nowMs: end.atMs, serverAheadMs }),',
    replace: '',
  },
  {
    name: 'believes after a restart that nothing can land any more',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'const unconfirmed = upload.unconfirmed === null ? null : unconfirmedAgain(upload.unconfirmed, context.nowMs)',
    replace: 'const unconfirmed = upload.unconfirmed === null ? null : null; void unconfirmedAgain',
  },
  {
    name: 'writes a working state with its link',
    file: 'src/engine/save-buffer.ts',
    find: 'const resting = uploads.map((upload) => persistedForm(upload, serverAheadMs))',
    replace: 'const resting = (void persistedForm, void serverAheadMs, uploads)',
  },
  {
    name: 'takes 410 for success',
    file: 'src/engine/upload/on-sent.ts',
    find: "case 'spent':",
    replace:
      "case 'spent': return complete(upload, context, { fingerprint, agreed: sending.terms, note: { kind: 'sent', contentHash: fingerprint.contentHash, sizeBytes: 0 }, signal: isWell(sending) })",
  },
  {
    name: 'takes a lost answer for success',
    file: 'src/engine/upload/on-sent.ts',
    find: "case 'unanswered':",
    replace:
      "case 'unanswered': return complete(upload, context, { fingerprint, agreed: sending.terms, note: { kind: 'sent', contentHash: fingerprint.contentHash, sizeBytes: 0 }, signal: isWell(sending) })",
  },
  {
    name: 'does not compare the hash of a 200',
    file: 'src/engine/upload/on-sent.ts',
    find: 'if (answer.contentHash !== fingerprint.contentHash)',
    replace: 'if (answer.contentHash.length < 0)',
  },
  {
    name: 'never gives up on a refusal',
    file: 'src/engine/upload/on-checked.ts',
    find: 'return upload.refusals >= mostRefusals ?',
    replace: 'return upload.refusals >= mostRefusals * 1e9 ?',
  },
  {
    name: 'sends other bytes while older ones may still land',
    file: 'src/engine/upload/on-checked.ts',
    find: 'const unconfirmed = upload.unconfirmed === null ? null : stillUnconfirmed(upload.unconfirmed, context)',
    replace: 'const unconfirmed = null as UnconfirmedSend | null; void stillUnconfirmed',
  },
  {
    name: 'takes the arrival of an older version for the arrival of this one',
    file: 'src/engine/upload/on-checked.ts',
    find: 'if (upload.unconfirmed !== null && asksAboutOtherBytes(upload, fingerprint)) {',
    replace: 'if (upload.unconfirmed !== null && asksAboutOtherBytes(upload, fingerprint) && upload.path === "") {',
  },
  {
    name: 'forgets with a removed file what was sent of it',
    file: 'src/engine/upload/moves.ts',
    find: "return enter(upload, { kind: 'gone', atMs: context.nowMs }, fresh, withNote(more, { kind: 'removed' }))",
    replace:
      "return enter(upload, { kind: 'gone', atMs: context.nowMs }, { ...fresh, unconfirmed: null }, withNote(more, { kind: 'removed' }))",
  },
  {
    name: 'says done although the file changed meanwhile',
    file: 'src/engine/upload/moves.ts',
    find: "if (isUntouched(upload, fingerprint) || upload.observed.kind === 'absent') {",
    replace: 'if (isUntouched(upload, fingerprint) || upload.path !== "") {',
  },
  {
    name: 'thinks that sends never land late',
    file: 'src/engine/limits.ts',
    find: 'export const lateLandingMs = 10 * 60_000',
    replace: 'export const lateLandingMs = 0',
  },
  {
    name: 'compares files without ctime',
    file: 'src/shared/upload.ts',
    find: 'one.ctimeMs === other.ctimeMs &&',
    replace: '',
  },
  {
    name: 'takes a touched file for the same bytes without looking at them',
    file: 'src/engine/upload/on-hashed.ts',
    find: 'stored.contentHash === fingerprint.contentHash &&',
    replace: '',
  },
  {
    name: 'takes a folder that went away for removed files',
    file: 'src/engine/upload/on-hashed.ts',
    find: 'return isFile(upload.observed, asked) ? readLater(upload, answer.reason, context)',
    replace:
      "return answer.reason === 'folder_missing' ? startOver(upload, context, { observed: { kind: 'absent' } }) : isFile(upload.observed, asked) ? readLater(upload, answer.reason, context)",
  },
  {
    name: 'does not say what it replaces',
    file: 'src/engine/upload/state-machine.ts',
    find: 'const replaces = upload.stored\n',
    replace: 'const replaces = null\n',
  },
  {
    name: 'sends two spellings of one name at once',
    file: 'src/engine/queue/queue.ts',
    find: "if (queueName === 'hash' && !this.#claimName(entry, context))",
    replace: "if (queueName === 'hash' && !this.#claimName(entry, context) && entry.upload.path === '')",
  },
  {
    name: 'has one slot too many',
    file: 'src/engine/queue/admission.ts',
    find: 'const open = busy < all',
    replace: 'const open = busy <= all',
  },
  {
    name: 'sleeps for ever in a hold',
    file: 'src/engine/queue/queue.ts',
    find: 'nextEndMs(this.#health.holds, nowMs)]',
    replace: '(void nextEndMs, void nowMs, null as number | null)]',
  },
  {
    name: 'knocks at a server that is down without ever waiting longer',
    file: 'src/engine/upload/backoff.ts',
    find: 'firstBackoffMs * 2 ** Math.min(failures, mostDoublings)',
    replace: 'firstBackoffMs * 2 ** Math.min(failures * 0, mostDoublings)',
  },
  {
    name: 'always tries the file that always fails',
    file: 'src/engine/queue/ready-queues.ts',
    find: 'return entry.order + passedPerFailure * Math.min(entry.upload.failures, mostFailuresCounted)',
    replace: 'return entry.order',
  },
  {
    name: 'tries the world with the same check again and again, and never with another file',
    file: 'src/engine/queue/ready-queues.ts',
    find: 'return usualOrder.toSorted((one, other) => rank(one) - rank(other))',
    replace: 'return (void rank, usualOrder)',
  },
  {
    name: 'begins with a file that a person held back',
    file: 'src/engine/upload/moves.ts',
    find: "return upload.intent === 'go'",
    replace: "return upload.intent !== 'skip' || upload.failures === 0",
  },
  {
    name: 'lets torn bytes out, in the simulated transport',
    file: 'test/simulation/fakes/sim-transport.ts',
    find: 'if (simHash(sent) !== fingerprint.contentHash || now === null || !isSameSave(now.stat, fingerprint.stat)) {',
    replace: 'if (now === null && simHash(sent) !== isSameSave.name) {',
  },
]
