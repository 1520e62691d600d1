// How a route is written down: its style, its argument, its scope and what it does.
import type { ApiAnswer } from './api-answer.ts'
import type { Emulator } from '../context.ts'
import type { Received } from '../../disk/receive-body.ts'
import type { Shape } from './check-argument.ts'

export type Body = Extract<Received, { kind: 'whole' }>

export type Prepared =
  | { readonly kind: 'misfit'; readonly why: string }
  | { readonly kind: 'ready'; readonly run: (emulator: Emulator, body: Body | null) => Promise<ApiAnswer> }

export type Route = {
  /** `rpc`: JSON in the body. `upload`: JSON in a header, the body is bytes. */
  readonly style: 'rpc' | 'upload'
  readonly scope: string
  /** Counts as a data transport call, which a team can run out of. */
  readonly dataTransport: boolean
  readonly prepare: (argument: unknown) => Prepared
}

/** A route with JSON in and JSON out. */
export function rpc<T>(
  shape: Shape<T>,
  scope: string,
  run: (emulator: Emulator, argument: T) => ApiAnswer | Promise<ApiAnswer>,
  dataTransport = false,
): Route {
  const prepare = (value: unknown): Prepared => {
    const checked = shape(value)
    if (checked.kind === 'misfit') return checked
    return { kind: 'ready', run: async (emulator) => run(emulator, checked.value) }
  }
  return { style: 'rpc', scope, dataTransport, prepare }
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
