// The API routes that take bytes.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { upload, type Body, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { CommitAnswer } from '../../model/commit.ts'
import type { Emulator } from '../context.ts'
import type { WriteCause } from '../../model/journal.ts'
import type { CommitInfo } from '../../model/links.ts'
import type { Fact } from '../../model/lookups.ts'
import { untaggedJson } from './metadata-json.ts'
import { taggedError } from '../reply.ts'
import type { FileNode } from '../../model/namespace/tree.ts'

/** Seconds a caller is told to wait when the namespace is locked by other commits. */
const contentionRetrySeconds = 1

/** Routes by name. */
export const uploadRoutes: Readonly<Record<string, Route>> = {
  'files/upload': upload(shapes.uploadArgument, (emulator, argument, body) => {
    if (argument.content_hash !== null && argument.content_hash !== body.contentHash) {
      return routeError('content_hash_mismatch')
    }
    return uploadAnswer(commitBytes(emulator, shapes.commitInfoOf(argument), body))
  }),
}

/** Commits a received body and puts it in its place on disk. */
export function commitBytes(emulator: Emulator, info: CommitInfo, body: Body): CommitAnswer {
  const { sizeBytes, contentHash } = body
  const answer = emulator.model.upload(info, { sizeBytes, contentHash }, emulator.nowMs())
  if (answer.kind === 'stored' && answer.wrote) emulator.files.place(answer.file.path, body.incoming)
  return answer
}

function uploadAnswer(answer: CommitAnswer): ApiAnswer {
  if (answer.kind === 'stored') return ok(untaggedJson(fileFact(answer.file)))
  if (answer.cause === 'too_many_write_operations') return throttled()
  if (answer.cause === 'payload_too_large') return routeError('payload_too_large')
  return routeError(`path/${answer.cause}`, uploadError(answer.cause))
}

/** UploadWriteFailed is the one error that names its reason in a field of its own. */
function uploadError(cause: WriteCause): Record<string, unknown> {
  return { '.tag': 'path', reason: taggedError(cause), upload_session_id: 'pid_upload_session:emulator' }
}

/** Every route but the link says that others are writing with a 429. */
export function throttled(): ApiAnswer {
  return { kind: 'throttled', reason: 'too_many_write_operations', retryAfterSeconds: contentionRetrySeconds }
}

/** A file node as the API shows it. */
export function fileFact(file: FileNode): Fact {
  return { kind: 'file', path: file.path, id: file.id, ...file.current }
}
