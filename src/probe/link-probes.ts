// What becomes of a link: cut off, refused, used.
import { post } from './post.ts'
import { needLink, wordsOf } from './probes.ts'
import type { Probe } from './probes.ts'

/** So few that they come with the head: who answers early and hangs up has read them, and its answer is not lost. */
const small = 4 * 1024
/** So many that half of them are on their way when the connection is cut. */
const longer = 256 * 1024

/** So long a link may be busy with a body that was cut, before it counts as used up. */
const longestBusyMs = 20_000
const lookAgainMs = 1_000

const cut: Probe = {
  name: 'cut',
  question: 'Can a link be used again after a body that was cut off?',
  expected: 'yes, within a second',
  files: 1,
  bytes: small,
  ask: async (context) => {
    const link = await needLink(context, 'cut.bin')
    await post(link, { sizeBytes: longer, cutAfter: longer / 2 })
    // The other side may still be reading what was sent, and does not know that no more comes.
    await context.sleep(lookAgainMs)
    const first = await post(link, { sizeBytes: small })
    if (first.status === 200)
      return { seen: 'yes, within a second', isExpected: true, switches: { onAbort: 'reusable' } }
    for (let busyMs = 2 * lookAgainMs; busyMs <= longestBusyMs && first.status === 409; busyMs += lookAgainMs) {
      await context.sleep(lookAgainMs)
      const again = await post(link, { sizeBytes: small })
      if (again.status === 410) break
      if (again.status !== 200) continue
      const seen = `yes, after ${wordsOf(first)}, about ${busyMs} ms after the cut`
      return {
        seen,
        isExpected: false,
        switches: { onAbort: 'busy-then-reusable', busyAfterAbortMs: busyMs },
      }
    }
    return { seen: `no: ${wordsOf(first)}`, isExpected: false, switches: { onAbort: 'consumed' } }
  },
}

const conflict: Probe = {
  name: 'conflict',
  question: 'Can a link be used again after other bytes stood in its way?',
  expected: '409, and the link is used up',
  files: 2,
  bytes: 2 * small,
  ask: async (context) => {
    const name = 'conflict.bin'
    const link = await needLink(context, name)
    await post(await needLink(context, name), { sizeBytes: small }, 0x61)
    const refused = await post(link, { sizeBytes: small })
    // With the way free, only a link that is left can succeed.
    await context.account.remove(name)
    const again = await post(link, { sizeBytes: small })
    const seen = `${wordsOf(refused)}; once the way was free ${wordsOf(again)}`
    const isUsedUp = again.status !== 200
    return {
      seen,
      isExpected: refused.status === 409 && isUsedUp,
      switches: isUsedUp ? { on409: 'consumed' } : { consumeOn: 'commit', on409: 'reusable' },
    }
  },
}

const twice: Probe = {
  name: 'twice',
  question: 'What does a link answer that was used a moment ago?',
  expected: '410, as plain text',
  files: 1,
  bytes: small,
  ask: async (context) => {
    const link = await needLink(context, 'twice.bin')
    const first = await post(link, { sizeBytes: small })
    const second = await post(link, { sizeBytes: small })
    const isGone = second.status === 410
    return {
      seen: `${first.status}, then ${wordsOf(second)}`,
      isExpected: first.status === 200 && isGone && second.type.startsWith('text/plain'),
      switches: { ...(isGone ? {} : { tombstoneTtlMs: 0 }), errorContentType: second.type },
    }
  },
}

export const linkProbes: readonly Probe[] = [cut, conflict, twice]
