// How the company server is reached, and how a computer signs in there.
import { join } from 'node:path'
import type { Say } from '#shared/messages/messages.ts'

/** How to reach the company server. */
export type ServerOptions = {
  readonly server: string
  readonly tokenFile: string
  readonly allowLoopback: boolean
}

/** Ends the sign-in that is kept in `tokenFile`. */
export type SignOutCommand = {
  readonly kind: 'sign-out'
  readonly tokenFile: string
  readonly allowLoopback: boolean
  readonly json: boolean
}

type Values = Readonly<Record<string, unknown>>

/** Where the key is: in the file that is named, else in the data folder; '' where neither is named. */
export function keyPlaceOf(values: Values): string {
  const { data, 'token-file': file } = values
  if (typeof file === 'string') return file
  return typeof data === 'string' && data !== '' ? join(data, 'sign-in') : ''
}

/** `code` null: the server says how one signs in, and a code is asked for if that is the way. */
export type SignInCommand = ServerOptions & {
  readonly kind: 'sign-in'
  readonly code: string | null
  readonly json: boolean
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parseSignIn(values: Values, say: Say): SignInCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const code = said('code')
  if (code === '') return say('command.emptyCode')
  return {
    kind: 'sign-in',
    server: said('server') ?? '',
    tokenFile: keyPlaceOf(values),
    allowLoopback: values['allow-loopback'] === true,
    code,
    json: values['json'] === true,
  }
}

/** The same for the command that ends it. */
export function parseSignOut(values: Values): SignOutCommand {
  const [allowLoopback, json] = [values['allow-loopback'] === true, values['json'] === true]
  return { kind: 'sign-out', tokenFile: keyPlaceOf(values), allowLoopback, json }
}
