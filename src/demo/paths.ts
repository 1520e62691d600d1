// Where the demo keeps its things.
import { join, resolve } from 'node:path'

export type Places = {
  readonly home: string
  readonly folder: string
  readonly dropbox: string
  /** The terminal shell's records. */
  readonly data: string
  /** The app's settings and records. */
  readonly app: string
  readonly token: string
  /** What the company server knows of large files on their way. */
  readonly relays: string
  readonly picture: string
}

/** The places below `home`, relative to the folder the demo was started in. */
export function placesIn(home: string): Places {
  const at = resolve(home)
  return {
    home: at,
    folder: join(at, 'drop-files-here'),
    dropbox: join(at, 'dropbox'),
    data: join(at, 'data'),
    app: join(at, 'app'),
    token: join(at, 'token'),
    relays: join(at, 'relays.db'),
    picture: join(at, 'window.png'),
  }
}
