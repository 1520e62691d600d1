// The API routes that make, move, copy and delete files and folders, one by one and many at once.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { rpc, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { Emulator } from '../context.ts'
import { deleteSummary } from '../../model/lookups.ts'
import type { Relocation } from '../../model/relocate.ts'
import { metadataJson, untaggedJson } from './metadata-json.ts'
import { taggedError } from '../reply.ts'
import { throttled } from './routes-upload.ts'

const scope = 'files.content.write'

/** Routes by name. The batches are done at once: Dropbox may answer so, too. */
export const arrangeRoutes: Readonly<Record<string, Route>> = {
  'files/create_folder_v2': rpc(shapes.createFolderArgument, scope, (emulator, { path }) =>
    createFolder(emulator, path),
  ),

  'files/create_folder_batch': rpc(shapes.createFolderBatchArgument, scope, (emulator, { paths }) =>
    batch(paths.map((path) => createFolder(emulator, path))),
  ),

  'files/delete_v2': rpc(shapes.deleteArgument, scope, (emulator, argument) =>
    remove(emulator, argument.path, argument.parent_rev),
  ),

  'files/delete_batch': rpc(shapes.deleteBatchArgument, scope, (emulator, { entries }) =>
    batch(entries.map((entry) => remove(emulator, entry.path, entry.parent_rev))),
  ),

  'files/move_v2': rpc(shapes.relocationArgument, scope, (emulator, argument) =>
    relocate(emulator, relocationOf('move', argument, argument.autorename)),
  ),

  'files/copy_v2': rpc(shapes.relocationArgument, scope, (emulator, argument) =>
    relocate(emulator, relocationOf('copy', argument, argument.autorename)),
  ),

  'files/move_batch_v2': rpc(shapes.moveBatchArgument, scope, (emulator, { autorename, entries }) =>
    relocationBatch(entries.map((entry) => relocate(emulator, relocationOf('move', entry, autorename)))),
  ),

  'files/copy_batch_v2': rpc(shapes.copyBatchArgument, scope, (emulator, { autorename, entries }) =>
    relocationBatch(entries.map((entry) => relocate(emulator, relocationOf('copy', entry, autorename)))),
  ),
}

function createFolder(emulator: Emulator, path: string): ApiAnswer {
  const answer = emulator.model.createFolder(path, emulator.nowMs())
  if (answer.kind === 'failed') return routeError(`path/${answer.failure}`)
  emulator.files.makeFolder(answer.fact.path)
  return ok({ metadata: untaggedJson(answer.fact) })
}

function remove(emulator: Emulator, path: string, parentRev: string | null): ApiAnswer {
  const answer = emulator.model.delete(path, emulator.nowMs(), parentRev)
  if (answer.kind === 'failed') return routeError(deleteSummary(answer.failure))
  emulator.files.remove(answer.fact.path)
  return ok({ metadata: metadataJson(answer.fact) })
}

function relocationOf(
  how: Relocation['how'],
  { from_path: from, to_path: to }: { readonly from_path: string; readonly to_path: string },
  autorename: boolean,
): Relocation {
  return { how, from, to, autorename }
}

function relocate(emulator: Emulator, asked: Relocation): ApiAnswer {
  const answer = emulator.model.relocate(asked, emulator.nowMs())
  if (answer.kind === 'failed') {
    return answer.summary === 'too_many_write_operations' ? throttled() : routeError(answer.summary)
  }
  for (const folder of answer.folders) emulator.files.makeFolder(folder)
  for (const { from, to } of answer.files) emulator.files.relocate(asked.how, from, to)
  if (asked.how === 'move') emulator.files.remove(answer.from)
  return ok({ metadata: metadataJson(answer.fact) })
}

function batch(answers: readonly ApiAnswer[]): ApiAnswer {
  const entries = answers.map((answer) =>
    answer.kind === 'ok'
      ? { '.tag': 'success', ...Object(answer.value) }
      : { '.tag': 'failure', failure: errorOf(answer) },
  )
  return ok({ '.tag': 'complete', entries })
}

/** Batches of moves and copies put what they return one level deeper. */
function relocationBatch(answers: readonly ApiAnswer[]): ApiAnswer {
  const entries = answers.map((answer) => {
    if (answer.kind === 'ok') return { '.tag': 'success', success: Object(answer.value).metadata }
    if (answer.kind === 'throttled') return { '.tag': 'failure', failure: { '.tag': answer.reason } }
    return { '.tag': 'failure', failure: { '.tag': 'relocation_error', relocation_error: errorOf(answer) } }
  })
  return ok({ '.tag': 'complete', entries })
}

function errorOf(answer: ApiAnswer): Record<string, unknown> {
  return answer.kind === 'route_error' ? (answer.error ?? taggedError(answer.summary)) : { '.tag': 'other' }
}
