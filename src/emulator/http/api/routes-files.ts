// The API routes that speak about files and take no bytes.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { rpc, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { Emulator } from '../context.ts'
import { defaultListLimit, type ListAnswer } from '../../model/listing.ts'
import { deleteSummary } from '../../model/lookups.ts'
import { metadataJson, untaggedJson } from './metadata-json.ts'

const rootIsUnsupported = 'request body: path: The root folder is unsupported.'

/** Routes by name. */
export const fileRoutes: Readonly<Record<string, Route>> = {
  'files/get_temporary_upload_link': rpc(shapes.linkArgument, 'files.content.write', (emulator, argument) => {
    const commit = shapes.commitInfoOf(argument.commit_info)
    const { linkId } = emulator.model.issueLink({ commit, durationMs: argument.duration * 1_000 }, emulator.nowMs())
    return ok({ link: `${emulator.publicBaseUrl()}/apitul/1/${linkId}` })
  }),

  'files/get_metadata': rpc(shapes.metadataArgument, 'files.metadata.read', (emulator, argument) => {
    if (argument.path === '/') return { kind: 'bad_input', why: rootIsUnsupported }
    const found = emulator.model.getMetadata(argument.path, emulator.nowMs(), argument.include_deleted)
    return found.kind === 'failed' ? routeError(`path/${found.failure}`) : ok(metadataJson(found))
  }),

  'files/list_revisions': rpc(shapes.revisionsArgument, 'files.metadata.read', (emulator, argument) => {
    const answer = emulator.model.listRevisions(argument.path, argument.limit, emulator.nowMs())
    if (answer.kind === 'failed') return routeError(`path/${answer.failure}`)
    const entries = answer.newestFirst.map(untaggedJson)
    return ok({ is_deleted: answer.isDeleted, entries, has_more: answer.more })
  }),

  'files/list_folder': rpc(shapes.listFolderArgument, 'files.metadata.read', (emulator, argument) => {
    const how = {
      recursive: argument.recursive,
      includeDeleted: argument.include_deleted,
      limit: argument.limit ?? defaultListLimit,
    }
    return listing(emulator.model.listFolder(argument.path, how, emulator.nowMs()))
  }),

  'files/list_folder/continue': rpc(shapes.continueArgument, 'files.metadata.read', (emulator, argument) =>
    listing(emulator.model.continueListing(argument.cursor, emulator.nowMs())),
  ),

  'files/create_folder_v2': rpc(shapes.createFolderArgument, 'files.content.write', (emulator, argument) => {
    const answer = emulator.model.createFolder(argument.path, emulator.nowMs())
    if (answer.kind === 'failed') return routeError(`path/${answer.failure}`)
    emulator.files.makeFolder(answer.fact.path)
    return ok({ metadata: untaggedJson(answer.fact) })
  }),

  'files/delete_v2': rpc(shapes.deleteArgument, 'files.content.write', (emulator, argument) => {
    const answer = emulator.model.delete(argument.path, emulator.nowMs())
    if (answer.kind === 'failed') return routeError(deleteSummary(answer.failure))
    emulator.files.remove(answer.fact.path)
    return ok({ metadata: metadataJson(answer.fact) })
  }),

  'files/get_temporary_link': rpc(shapes.temporaryLinkArgument, 'files.content.read', (emulator, argument) =>
    temporaryLink(emulator, argument.path),
  ),
}

function listing(answer: ListAnswer): ApiAnswer {
  if (answer.kind === 'page') {
    return ok({ entries: answer.facts.map(metadataJson), cursor: answer.cursor, has_more: answer.more })
  }
  if (answer.failure === 'bad_cursor') return { kind: 'bad_input', why: 'Invalid "cursor" parameter' }
  return routeError(`path/${answer.failure}`)
}

function temporaryLink(emulator: Emulator, path: string): ApiAnswer {
  const found = emulator.model.getMetadata(path, emulator.nowMs())
  if (found.kind === 'failed') return routeError(`path/${found.failure}`)
  if (found.kind !== 'file') return routeError('path/not_file')
  const id = Buffer.from(found.id).toString('base64url')
  return ok({ metadata: untaggedJson(found), link: `${emulator.publicBaseUrl()}/download/${id}` })
}
