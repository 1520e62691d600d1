// Links and the POSTs to them: issue, begin, cut, finish.
import { commit, refuse, type Bytes, type CommitAnswer, type Origin } from './commit.ts'
import type { WriteCause } from './journal.ts'
import { refusalAtStart, stateAfterAbort, stateAfterBody, type CommitInfo, type Link, type Refusal } from './links.ts'
import { drawId, record, type ModelState } from './model-state.ts'

export type LinkArgument = { readonly commit: CommitInfo; readonly durationMs: number }
export type IssuedLink = { readonly linkId: string; readonly expiresAtMs: number }

/** A POST whose body is on its way. */
export type Post = { readonly postId: number; readonly linkId: string; readonly attempt: number }

export type BeginAnswer = { readonly kind: 'begun'; readonly post: Post } | ({ readonly kind: 'refused' } & Refusal)

export type FinishAnswer =
  | {
      readonly status: 200
      readonly contentHash: string
      readonly path: string
      readonly rev: string
      /** False when the same bytes were already there. */
      readonly wrote: boolean
    }
  | { readonly status: 409; readonly text: string; readonly cause: WriteCause }

const failedText = 'Upload failed.'

/** Length of the ids seen in real links. */
const linkIdLength = 14

/** Makes a one-time link. Nothing about the path is looked at before bytes arrive. */
export function issueLink(state: ModelState, argument: LinkArgument, nowMs: number): IssuedLink {
  const linkId = drawId(state.random, linkIdLength)
  const expiresAtMs = nowMs + argument.durationMs
  state.links.set(linkId, {
    id: linkId,
    commit: argument.commit,
    expiresAtMs,
    attempts: 0,
    state: { kind: 'fresh' },
  })
  const { path, mode } = argument.commit
  record(state, { kind: 'link_issued', linkId, path, mode: mode.kind, expiresAtMs }, nowMs)
  return { linkId, expiresAtMs }
}

/** The head of a POST arrived. Refused with 409 or 410, or begun: then it is ended by `abortPost` or `finishPost`. */
export function beginPost(state: ModelState, linkId: string, nowMs: number): BeginAnswer {
  const link = state.links.get(linkId)
  if (link !== undefined) link.attempts += 1
  const refusal = refusalAtStart(link, state.switches, nowMs)
  if (refusal !== null || link === undefined) {
    const { status, text } = refusal ?? { status: 409, text: failedText }
    record(state, { kind: 'post_refused', linkId, status }, nowMs)
    return { kind: 'refused', status, text }
  }
  state.postCount += 1
  const post = { postId: state.postCount, linkId, attempt: link.attempts }
  link.state = { kind: 'inflight', postId: post.postId }
  record(state, { kind: 'post_begun', ...post }, nowMs)
  return { kind: 'begun', post }
}

/** The body was cut: nothing is committed, the switches say what is left of the link. */
export function abortPost(state: ModelState, post: Post, nowMs: number): void {
  inflightLink(state, post).state = stateAfterAbort(state.switches, nowMs)
  record(state, { kind: 'post_aborted', linkId: post.linkId, postId: post.postId }, nowMs)
}

/** The whole body arrived: commits it, or refuses with the one 409 that stands for every reason. */
export function finishPost(state: ModelState, post: Post, bytes: Bytes, nowMs: number): FinishAnswer {
  const link = inflightLink(state, post)
  return endPost(state, link, post, commit(state, link.commit, bytes, originOf(post), nowMs), nowMs)
}

/** The whole body arrived and is refused for `cause` whatever the namespace holds. */
export function failPost(state: ModelState, post: Post, bytes: Bytes, cause: WriteCause, nowMs: number): FinishAnswer {
  const link = inflightLink(state, post)
  return endPost(state, link, post, refuse(state, link.commit, bytes, originOf(post), cause, nowMs), nowMs)
}

function endPost(state: ModelState, link: Link, post: Post, answer: CommitAnswer, nowMs: number): FinishAnswer {
  const committed = answer.kind === 'stored'
  link.state = stateAfterBody(committed, state.switches, nowMs)
  const { linkId, postId } = post
  record(state, { kind: 'post_ended', linkId, postId, status: committed ? 200 : 409 }, nowMs)
  if (answer.kind === 'refused') return { status: 409, text: failedText, cause: answer.cause }
  const { path, current } = answer.file
  return { status: 200, contentHash: current.contentHash, path, rev: current.rev, wrote: answer.wrote }
}

function originOf(post: Post): Origin {
  return { linkId: post.linkId, postId: post.postId, attempt: post.attempt }
}

function inflightLink(state: ModelState, post: Post): Link {
  const link = state.links.get(post.linkId)
  if (link?.state.kind !== 'inflight' || link.state.postId !== post.postId) {
    throw new Error('assertion failed: this POST is not under way')
  }
  return link
}
