// How a route is written down: its style, its argument, its scope and what it does.
import type { ApiAnswer } from './api-answer.ts'
import type { Emulator } from '../context.ts'
import type { Whole } from '../../disk/receive-body.ts'
import type { Shape } from './check-argument.ts'

export type Body = Whole

export type Prepared =
  | { readonly kind: 'misfit'; readonly why: string }
  | {
      readonly kind: 'ready'
      readonly run: (emulator: Emulator, body: Body | null, token: string) => Promise<ApiAnswer>
    }

/** Stands for a call that every access token allows. */
export const noScope = ''

export type Route = {
  /** `rpc`: JSON in the body. `upload`: JSON in a header, the body is bytes. `download`: the same the other way round. */
  readonly style: 'rpc' | 'upload' | 'download'
  /** What the access token must allow; null for a call in the app's own name. */
  readonly scope: string | null
  /** Counts as a data transport call, which a team can run out of. */
  readonly dataTransport: boolean
  readonly prepare: (argument: unknown) => Prepared
}

/** A route with JSON in and JSON out. */
export function rpc<T>(
  shape: Shape<T>,
  scope: string | null,
  run: (emulator: Emulator, argument: T, token: string) => ApiAnswer | Promise<ApiAnswer>,
  dataTransport = false,
): Route {
  const prepare = (value: unknown): Prepared => {
    const checked = shape(value)
    if (checked.kind === 'misfit') return checked
    return { kind: 'ready', run: async (emulator, _body, token) => run(emulator, checked.value, token) }
  }
  return { style: 'rpc', scope, dataTransport, prepare }
}

/** A route whose answer is bytes. */
export function download<T>(shape: Shape<T>, run: (emulator: Emulator, argument: T) => ApiAnswer): Route {
  const { prepare } = rpc(shape, null, run)
  return { style: 'download', scope: 'files.content.read', dataTransport: false, prepare }
}

/** A route that takes bytes. `run` owns the body: it places or discards it. */
export function upload<T>(
  shape: Shape<T>,
  run: (emulator: Emulator, argument: T, body: Body) => ApiAnswer | Promise<ApiAnswer>,
): Route {
  const prepare = (value: unknown): Prepared => {
    const checked = shape(value)
    if (checked.kind === 'misfit') return checked
    return {
      kind: 'ready',
      run: async (emulator, body) => {
        if (body === null) throw new Error('assertion failed: an upload route runs with a body')
        return run(emulator, checked.value, body)
      },
    }
  }
  return { style: 'upload', scope: 'files.content.write', dataTransport: true, prepare }
}
