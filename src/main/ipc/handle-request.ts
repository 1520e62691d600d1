// This folder: what the window may ask, and what it is told.

// Answers one request of the window: parses what came in, calls the handler, parses what goes out. What goes
// wrong crosses as a fixed word: no path, link, token or stack.
import { tryParse } from '#shared/try-parse.ts'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { requests } from '#shared/contract/ipc.ts'
import type { Handlers } from '#shared/contract/ipc.ts'

export type RequestFault = 'unknown_sender' | 'bad_input' | 'handler_failed' | 'bad_reply'

export type RequestAnswer =
  | { readonly kind: 'reply'; readonly value: unknown }
  /** `detail` is for the log, never for the window. */
  | { readonly kind: 'refused'; readonly fault: RequestFault; readonly detail: string }

/** Never throws. `input` is anything. */
export async function handleRequest(handlers: Handlers, name: RequestName, input: unknown): Promise<RequestAnswer> {
  const parsed = tryParse(requests[name].input, input)
  if (!parsed.success) return refused('bad_input', issueOf(parsed.error))
  try {
    // The name picks the parser and the handler of the same request, which a union of requests cannot express.
    const handle = handlers[name] as (input: unknown) => unknown
    const reply = tryParse(requests[name].reply, await handle(parsed.data))
    return reply.success ? { kind: 'reply', value: reply.data } : refused('bad_reply', issueOf(reply.error))
  } catch (error) {
    return refused('handler_failed', error instanceof Error ? error.message : 'unknown')
  }
}

/** Where the first fault is. The value itself stays out. */
function issueOf(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; code: string }[]
}): string {
  const [issue] = error.issues
  return issue === undefined ? 'unknown' : `${issue.code} at "${issue.path.map(String).join('.')}"`
}

function refused(fault: RequestFault, detail: string): RequestAnswer {
  return { kind: 'refused', fault, detail }
}
