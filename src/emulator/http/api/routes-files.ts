// The API routes that speak about files and take no bytes.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { download, rpc, type Route } from './api-route.ts'
import * as shapes from './arguments.ts'
import type { Emulator } from '../context.ts'
import { defaultListLimit, type ListAnswer } from '../../model/listing.ts'
import { metadataJson, untaggedJson } from './metadata-json.ts'

const rootIsUnsupported = 'request body: path: The root folder is unsupported.'
const rootIsEmpty = 'request body: path: Specify the root folder as an empty string rather than as "/".'

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
    if (argument.path === '/') return { kind: 'bad_input', why: rootIsEmpty }
    const path = withoutDoubleSlash(argument.path)
    return listing(emulator.model.listFolder(path, listHowOf(argument), emulator.nowMs()))
  }),

  'files/list_folder/continue': rpc(shapes.continueArgument, 'files.metadata.read', (emulator, argument) =>
    listing(emulator.model.continueListing(argument.cursor, emulator.nowMs())),
  ),

  'files/list_folder/get_latest_cursor': rpc(shapes.listFolderArgument, 'files.metadata.read', (emulator, argument) => {
    if (argument.path === '/') return { kind: 'bad_input', why: rootIsEmpty }
    const path = withoutDoubleSlash(argument.path)
    const answer = emulator.model.latestCursor(path, listHowOf(argument), emulator.nowMs())
    return answer.kind === 'cursor' ? ok({ cursor: answer.cursor }) : listing(answer)
  }),

  'files/download': download(shapes.downloadArgument, (emulator, argument) => {
    const there = emulator.model.download(argument.path, emulator.nowMs())
    if (there.kind === 'failed') return routeError(`path/${there.failure}`)
    return there.kind === 'file' ? { kind: 'download', fact: there } : routeError('path/not_file')
  }),

  'files/get_temporary_link': rpc(shapes.temporaryLinkArgument, 'files.content.read', (emulator, argument) =>
    temporaryLink(emulator, argument.path),
  ),
}

function listHowOf(argument: { recursive: boolean; include_deleted: boolean; limit: number | null }) {
  const { include_deleted: includeDeleted, recursive } = argument
  return { recursive, includeDeleted, limit: argument.limit ?? defaultListLimit }
}

/** rclone lists "//sub" for a folder at the top, and works with Dropbox; nobody was seen to do so with another route. */
function withoutDoubleSlash(path: string): string {
  return path.replace(/^\/{2,}/, '/')
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
