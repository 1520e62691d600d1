// What is asked of a support bundle, parsed.

export type SupportCommand = {
  readonly kind: 'support-bundle'
  readonly data: string
  readonly to: string
  readonly folder: string | null
  /** The settings of the desktop app; null: they are left out. */
  readonly settings: string | null
  readonly withNames: boolean
  /** Null where the company server is not asked. */
  readonly reach: { readonly server: string; readonly tokenFile: string; readonly allowLoopback: boolean } | null
  readonly json: boolean
}

/** The command from the values of its options, or a sentence about what is wrong with one. */
export function parseSupport(values: Readonly<Record<string, unknown>>): SupportCommand | string {
  const said = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const [server, tokenFile, to] = [said('server'), said('token-file'), said('to') ?? '']
  if ((server === null) !== (tokenFile === null)) return 'The options --server and --token-file belong together.'
  if ([said('folder'), said('settings')].includes('')) return 'A name is empty.'
  const allowLoopback = values['allow-loopback'] === true
  return {
    kind: 'support-bundle',
    data: said('data') ?? '',
    to,
    folder: said('folder'),
    settings: said('settings'),
    withNames: values['with-names'] === true,
    reach: server === null || tokenFile === null ? null : { server, tokenFile, allowLoopback },
    json: values['json'] === true,
  }
}
