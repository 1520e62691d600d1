// F01 for what is too large for a link: the process is killed around each piece of its relay, around the finish, and around
// what it writes down of it; the file is there whole and once.
import { describe, expect, test } from 'vitest'
import { aCrashWorld } from './crash-world.ts'
import type { InsidePoint } from './points.ts'
import { startRelayProxy, type Seen, type Tampering } from '#test/rigs/network/relay-proxy.ts'

/** What the server is asked about a relay. The film of this folder has two pieces. */
type Question = 'relay' | 'first piece' | 'second piece' | 'finish'

type Point =
  | { readonly when: 'before' | 'after'; readonly question: Question }
  /** The process ends itself there. */
  | { readonly inside: InsidePoint }

/** Dealt to two worlds, so that neither has many. Before a piece and after the one before it nothing else is written down. */
const worlds: readonly (readonly Point[])[] = [
  [
    { when: 'before', question: 'first piece' },
    { when: 'after', question: 'first piece' },
    { when: 'before', question: 'finish' },
    { when: 'after', question: 'finish' },
  ],
  [
    { when: 'after', question: 'relay' },
    { inside: 'after an intent is saved' },
    { when: 'after', question: 'second piece' },
    { inside: 'after the answer to a send' },
  ],
]

function nameOf(point: Point): string {
  return 'inside' in point ? point.inside : `${point.when} the ${point.question}`
}

/** `pieces` is how many came since the film was saved. */
function questionOf({ method, path }: Seen, pieces: number): Question | null {
  if (method === 'POST' && path === '/v1/relays') return 'relay'
  if (method === 'POST' && path.endsWith('/finish')) return 'finish'
  if (method !== 'PATCH') return null
  return pieces === 1 ? 'first piece' : 'second piece'
}

describe.concurrent('killed', () => {
  test.for(worlds.map((points) => [points.map(nameOf).join(', '), points] as const))(
    '%s',
    { timeout: 300_000 },
    async ([, points]) => {
      let pieces = 0
      let strike: {
        readonly when: 'before' | 'after'
        readonly question: Question
        readonly kill: () => Promise<void>
      } | null = null
      async function strikeAt(when: 'before' | 'after', seen: Seen): Promise<void> {
        if (strike?.when !== when || strike.question !== questionOf(seen, pieces)) return
        const { kill } = strike
        strike = null
        await kill()
      }
      await using world = await aCrashWorld(null, (serverUrl) =>
        startRelayProxy(
          serverUrl,
          1_000_000,
          async (seen): Promise<Tampering> => {
            if (seen.method === 'PATCH') pieces += 1
            await strikeAt('before', seen)
            return 'pass'
          },
          (seen) => strikeAt('after', seen),
        ),
      )
      let child = await world.recover()
      for (const point of points) {
        const dying = child
        pieces = 0
        if ('inside' in point) dying.ask({ kind: 'arm', point: point.inside, hit: 1 })
        else {
          const kill = async (): Promise<void> => {
            dying.kill()
            await dying.ended
          }
          strike = { ...point, kill }
        }
        world.folder.saveFilm()
        expect(await world.rest(dying), nameOf(point)).toBe(false)
        await world.bury(dying)
        expect((await dying.ended).signal, nameOf(point)).toBe('SIGKILL')
        child = await world.recover()
        expect(world.findings, nameOf(point)).toEqual([])
        // A kill costs one piece at most.
        expect(pieces, nameOf(point)).toBeLessThanOrEqual(3)
      }
      const commits = world.company.commits()
      expect(commits).toEqual(points.map(() => '/Outbox/film.bin'))
    },
  )
})
