// The moments at which the uploader is killed on purpose: a closed list.

/** What the uploader is busy with when a point can be reached. */
export type Scene = 'starting' | 'working' | 'stopping'

type Point = {
  readonly name: string
  readonly scene: Scene
  /** Links answer 410 first, so that the server is asked whether the bytes are there. */
  readonly needsChecks: boolean
}

const during =
  (scene: Scene, needsChecks = false) =>
  <Name extends string>(...names: readonly Name[]) =>
    names.map((name) => ({ name, scene, needsChecks }) as const satisfies Point)

/** Points inside the process, in the order a file passes them. The process kills itself there. */
const inside = [
  ...during('starting')('before the ledger is loaded', 'after the ledger is loaded', 'after the start'),
  ...during('working')(
    'before a file is hashed',
    'after a file is hashed',
    'before a link is asked for',
    'after a link is answered',
    'before an intent is saved',
    'after an intent is saved',
    'before anything else is saved',
    'after anything else is saved',
    'before the first body byte',
    'after some body bytes',
    'before the last block',
    'after the last body byte',
    'after the answer to a send',
  ),
  ...during('working', true)('before a check', 'after a check'),
  ...during('stopping')(
    'when the stop begins',
    'before the last save',
    'after the last save',
    'between the stop and the end of the process',
  ),
] as const

/** The same while files are moved after they were sent. */
const moving = during('working')(
  'before a file is moved',
  'when a move is prepared',
  'when a file is taken aside',
  'when a file has its new name',
  'after a file is moved',
)

export type InsidePoint = (typeof inside)[number]['name'] | (typeof moving)[number]['name']
export const insidePoints: readonly (Point & { readonly name: InsidePoint })[] = inside

export const movingPoints: readonly (Point & { readonly name: InsidePoint })[] = moving

/** Points only Dropbox can see. It kills the process there, from outside. */
export const outsidePoints = [
  { name: 'when Dropbox has read the head of a send', entry: 'post_begun' },
  { name: 'when Dropbox has committed and not yet answered', entry: 'commit' },
] as const
