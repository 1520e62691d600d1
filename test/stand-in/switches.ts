// What the computer under the stand-in is like, where computers differ and an app must cope: named in the environment, so that a
// test can choose it for a start, and read at each use, so that it can change while the app runs (`process.env` in the app).

type Values<Name extends string> = readonly [usual: Name, ...others: Name[]]

const named = {
  /**
   * `available`: a keyring with a name. `unnamed`: one on a desktop Electron does not recognise. `fallback`: a recognised desktop
   * without one, so that a password everybody knows is used. `basic_text`: neither. `locked`: a keyring that is not open
   * yet: it opens nothing, and what is sealed meanwhile gets the known password. `absent`: no encryption at all.
   */
  STANDIN_KEYSTORE: ['available', 'unnamed', 'fallback', 'basic_text', 'locked', 'absent'],
  /** `never`: windows are not said to be ready, as on some Wayland desktops. */
  STANDIN_READY_TO_SHOW: ['usual', 'never'],
  /** `unseen`: a tray is made and nobody sees it, as on GNOME. `refused`: making one throws. */
  STANDIN_TRAY: ['usual', 'unseen', 'refused'],
  /** `yes`: the system started the app when the person logged in. */
  STANDIN_OPENED_AT_LOGIN: ['no', 'yes'],
  /** `failed`: the system takes no notification, as on macOS from a program that is not signed. */
  STANDIN_NOTIFICATIONS: ['usual', 'failed'],
} as const satisfies Readonly<Record<string, Values<string>>>

type Name = keyof typeof named

function value<Of extends Name>(name: Of): (typeof named)[Of][number] {
  const values: readonly string[] = named[name]
  const said = process.env[name] ?? values[0]
  if (said === undefined || !values.includes(said)) {
    throw new Error(`${name} is one of ${values.join(', ')}, not ${said}`)
  }
  return said as (typeof named)[Of][number] // One of the values, as was just seen.
}

/** How the switches stand now. Throws for a value that none of them has. */
export function switches(): {
  readonly keystore: (typeof named)['STANDIN_KEYSTORE'][number]
  readonly readyToShow: (typeof named)['STANDIN_READY_TO_SHOW'][number]
  readonly tray: (typeof named)['STANDIN_TRAY'][number]
  readonly isOpenedAtLogin: boolean
  readonly notifications: (typeof named)['STANDIN_NOTIFICATIONS'][number]
} {
  return {
    keystore: value('STANDIN_KEYSTORE'),
    readyToShow: value('STANDIN_READY_TO_SHOW'),
    tray: value('STANDIN_TRAY'),
    isOpenedAtLogin: value('STANDIN_OPENED_AT_LOGIN') === 'yes',
    notifications: value('STANDIN_NOTIFICATIONS'),
  }
}
