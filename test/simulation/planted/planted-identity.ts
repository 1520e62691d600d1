// Planted bugs of whose a record, a name and an answer are.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfIdentity: readonly PlantedBug[] = [
  {
    name: 'believes what was agreed with another target',
    file: 'src/engine/upload/on-retarget.ts',
    find: 'return stored !== null && stored.targetId !== context.targetId',
    replace: 'return stored !== null && stored.targetId < context.targetId * 0',
  },
  {
    name: 'says to another server what it replaces at the first',
    file: 'src/engine/upload/on-retarget.ts',
    find: 'changes: { stored: null }',
    replace: 'changes: {}',
  },
  {
    name: 'believes the answer of an earlier target',
    file: 'src/engine/upload/state-machine.ts',
    find: "const earlier = to.kind === 'hash' ? null : outdated(state)",
    replace: 'const earlier = null as ReturnType<typeof outdated>',
  },
  {
    name: 'goes on sending to an earlier target',
    file: 'src/engine/upload/on-retarget.ts',
    find: "return enter(upload, { ...state, isOutdated: true }, { stored }, { effect: { kind: 'cancel' } })",
    replace: 'return enter(upload, { ...state, isOutdated: true }, { stored })',
  },
  {
    name: 'forgets at a change of target that bytes were on their way',
    file: 'src/engine/upload/on-retarget.ts',
    find: "const mayLand = state.kind === 'sending' && to.kind === 'send' && isUnclear(to.answer, fingerprint)",
    replace:
      "const mayLand = state.kind === 'sending' && to.kind === 'send' && isUnclear(to.answer, fingerprint) && upload.path === ''",
  },
  {
    name: 'lets another document replace the one that had its name',
    file: 'src/engine/upload/on-seen.ts',
    find: 'isNewDocument: true, stored: null, state:',
    replace: 'isNewDocument: true, state:',
  },
  {
    name: 'forgets since when a name is free',
    file: 'src/engine/upload/on-seen.ts',
    find: 'absentSinceMs: upload.absentSinceMs ?? context.nowMs }',
    replace: 'absentSinceMs: null }',
  },
  {
    name: 'believes a clock that was set back about how long a name was free',
    file: 'src/engine/upload/persisted-form.ts',
    find: 'return sinceMs > nowMs ? nowMs - quietMs - 1 : sinceMs',
    replace: 'return (void nowMs, void quietMs, sinceMs)',
  },
  {
    name: 'takes a file that was away and came back for another document',
    file: 'src/engine/upload/on-seen.ts',
    find: 'wasFreeForLong(before, context) && !isKnownFile(before, stat)',
    replace: 'wasFreeForLong(before, context) && (!isKnownFile(before, stat) || stat.sizeBytes >= 0)',
  },
  {
    name: 'asks about a file that only the disk calls otherwise',
    file: 'src/engine/upload/on-hashed.ts',
    find: 'return stored.contentHash === fingerprint.contentHash && stored.stat.mtimeMs === fingerprint.stat.mtimeMs',
    replace:
      'return stored.contentHash === fingerprint.contentHash && stored.stat.mtimeMs === fingerprint.stat.mtimeMs && stored.stat.fileId === fingerprint.stat.fileId',
  },
  {
    name: 'asks for links while another folder stands at the path',
    file: 'src/engine/queue/admission.ts',
    find: "    now.folder !== 'there' ||\n    now.ledgerTrouble !== null ||",
    replace: "    now.folder === 'away' ||\n    now.ledgerTrouble !== null ||",
  },
  {
    name: 'says of another folder that it comes back by itself',
    file: 'src/shared/rows/attention.ts',
    find: "return folder === 'away' ? 'folder_missing' : 'folder_replaced'",
    replace: "return folder !== 'there' ? 'folder_missing' : 'folder_replaced'",
  },
  {
    name: 'takes a link or a folder at a free name for its document',
    file: 'src/engine/upload/on-seen.ts',
    find: "if (observed.kind === 'unfit' && wasFreeForLong(upload, context)) return noted",
    replace:
      "if (observed.kind === 'unfit' && wasFreeForLong(upload, context)) return { ...noted, absentSinceMs: null }",
  },
  {
    name: 'takes each save that removes first for another document',
    file: 'src/engine/upload/on-seen.ts',
    find: 'return absentSinceMs !== null && nowMs - absentSinceMs > quietMs',
    replace: 'return absentSinceMs !== null && nowMs - absentSinceMs > quietMs * 0',
  },
  {
    name: 'takes what it finds of the document before for the new one',
    file: 'src/engine/upload/moves.ts',
    find: 'return upload.isNewDocument ? null : storedAs(upload, fingerprint, agreed, context)',
    replace: 'return storedAs(upload, fingerprint, agreed, context)',
  },
  {
    name: 'takes a file that lay beside another spelling for the same document',
    file: 'src/engine/upload/on-seen.ts',
    find: 'const isSame = isRenamed || isSavedAnew || context.replacesByName',
    replace: 'const isSame = isRenamed || isSavedAnew || context.replacesByName || upload.path !== ""',
  },
  {
    name: 'takes another document for the one that was sent under another spelling long ago',
    file: 'src/engine/upload/on-seen.ts',
    find: 'const isSavedAnew = !upload.isNewDocument && ',
    replace: 'const isSavedAnew = ',
  },
  {
    name: 'lets another spelling replace what had the name before the document it follows',
    file: 'src/engine/upload/on-seen.ts',
    find: 'const stored = isSame ? forgetEarlier(before).stored : null',
    replace: 'const stored = isSame ? before.stored : null',
  },
  {
    name: 'believes a spelling of what was stored before another took its name over',
    file: 'src/engine/queue/name-claims.ts',
    find: "if (upload.state.kind !== 'settling' || upload.stored === null) return upload",
    replace: 'if (upload.stored !== undefined) return upload',
  },
  {
    name: 'believes a clock that was set back about who had a name last',
    file: 'src/engine/queue/name-claims.ts',
    find: 'return [2, upload.unconfirmed === null ? 0 : 1, endedAtMs(upload)]',
    replace: 'return [2, 0, endedAtMs(upload)]',
  },
  {
    name: 'forgets a document that came and went while the one before was asked about',
    file: 'src/engine/upload/moves.ts',
    find: "const isNewDocument = upload.observed.kind === 'absent' && 'isOfEarlier' in upload.state",
    replace: 'const isNewDocument = false',
  },
  {
    name: 'believes an answer to another question',
    file: 'src/adapters/transfer/answer-echo.ts',
    find: 'function echoOf(told: unknown, asked: Asked): Echo {',
    replace: "function echoOf(told: unknown, asked: Asked): Echo {\n  if (told !== null) return 'ours'",
  },
  {
    name: 'takes bytes that it finds elsewhere for a send that is on its way',
    file: 'src/engine/unconfirmed.ts',
    find: 'if (unconfirmed === null || unconfirmed.place === null) return null',
    replace: "if (unconfirmed === null || unconfirmed.place !== '') return null",
  },
  {
    name: 'keeps a receipt for other bytes',
    file: 'src/engine/upload/moves.ts',
    find: 'const receipt = agreed.receipt ?? (isSamePlace ? stored.receipt : null)',
    replace: 'const receipt = stored?.receipt ?? agreed.receipt; void isSamePlace',
  },
]
