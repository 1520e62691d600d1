// How the company server is reached, and how a computer signs in there.
import type { Say } from '#shared/messages/messages.ts'

/** How to reach the company server. */
export type ServerOptions = {
  readonly server: string
  readonly tokenFile: string
  readonly allowLoopback: boolean
}

/** `code` null: it is asked for. */
export type SignInCommand = ServerOptions & {
  readonly kind: 'sign-in'
  readonly code: string | null
  readonly json: boolean
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parseSignIn(values: Readonly<Record<string, unknown>>, say: Say): SignInCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const code = said('code')
  if (code === '') return say('command.emptyCode')
  return {
    kind: 'sign-in',
    server: said('server') ?? '',
    tokenFile: said('token-file') ?? '',
    allowLoopback: values['allow-loopback'] === true,
    code,
    json: values['json'] === true,
  }
}
