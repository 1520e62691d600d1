// Names, browsers, many at once, and acting for others.
import { askAsBrowser, post } from './post.ts'
import { needLink, wordsOf } from './probes.ts'
import type { Probe } from './probes.ts'

const small = 4 * 1024
const atOnce = 20

const emoji: Probe = {
  name: 'emoji',
  question: 'May the name of a file hold an emoji?',
  expected: 'no',
  files: 1,
  bytes: small,
  ask: async (context) => {
    const answer = await context.account.link('emoji \u{1F5C2}.bin')
    const told = answer.kind === 'link' ? await post(answer.url, { sizeBytes: small }) : answer.told
    const isTaken = told.status === 200
    const where = answer.kind === 'link' ? 'from the link' : 'when a link was asked for'
    return {
      seen: isTaken ? 'yes' : `no: ${wordsOf(told)}, ${where}`,
      isExpected: !isTaken,
      switches: { nonBmp: isTaken ? 'accept' : 'refuse' },
    }
  },
}

const browser: Probe = {
  name: 'browser',
  question: 'May a page of another site post to a link?',
  expected: 'yes',
  files: 0,
  bytes: 0,
  ask: async (context) => {
    const told = await askAsBrowser(await needLink(context, 'browser.bin'))
    const isAllowed = told.status < 300 && (told.allowed === '*' || told.allowed === 'https://example.com')
    return { seen: `${isAllowed ? 'yes' : 'no'}: ${wordsOf(told)}`, isExpected: isAllowed, switches: {} }
  },
}

const together: Probe = {
  name: 'together',
  question: `What do ${atOnce} links into one folder answer that are used at once?`,
  expected: 'nobody says; more than a few at once are said to be refused',
  files: atOnce,
  bytes: atOnce * small,
  ask: async (context) => {
    const names = Array.from({ length: atOnce }, (_, index) => `together-${index}.bin`)
    const links: URL[] = []
    for (const name of names) links.push(await needLink(context, name))
    const answers = await Promise.all(links.map((link) => post(link, { sizeBytes: small })))
    const counts = new Map<string, number>()
    for (const answer of answers) {
      const words = answer.status === 200 ? '200' : wordsOf(answer)
      counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    return {
      seen: [...counts].map(([words, count]) => `${count} times ${words}`).join('; '),
      isExpected: null,
      switches: {},
    }
  },
}

const selectAdmin: Probe = {
  name: 'select-admin',
  question: "What does Dropbox answer where a link is asked for in the name of a team's administrator?",
  expected: 'a refusal: the call does not take it',
  files: 0,
  bytes: 0,
  ask: async (context) => {
    const answer = await context.account.link('admin.bin', { 'dropbox-api-select-admin': 'dbmid:AAAAAAAAAAAAAAAAAAAA' })
    const seen = answer.kind === 'link' ? 'a link' : wordsOf(answer.told)
    return { seen, isExpected: answer.kind === 'refused', switches: {} }
  },
}

export const otherProbes: readonly Probe[] = [emoji, browser, together, selectAdmin]
