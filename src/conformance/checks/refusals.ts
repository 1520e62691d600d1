// This folder: what is looked at, a subject a file. Each asks the server and says what it saw.

// What a server must not do, and how it says no.
import type { LinkRequest } from '#shared/contract/link-api.ts'
import { tryParse } from '#shared/try-parse.ts'
import { problemSchema } from '#shared/contract/link-api.ts'
import { memberOf, wordsOf } from '../ask.ts'
import type { Asker, Seen } from '../ask.ts'
import { linkOf } from '../link-of.ts'
import { result } from '../requirements.ts'
import type { RequirementName, Result } from '../requirements.ts'
import { sampleAt } from '../sample.ts'
import type { Samples } from '../sample.ts'

const strangerToken = 'outbox-conformance-a-key-that-nobody-has'

/** Questions with a wrong key, and with none. */
export async function checkAccess(asker: Asker, samples: Samples): Promise<Result> {
  const body = samples.of('stranger.txt', 'stranger').question
  const seen: Seen[] = []
  for (const token of [strangerToken, null]) {
    seen.push(await asker.ask({ method: 'POST', route: '/v1/links', body, token }))
  }
  const isRight = seen.every(({ status }) => status === 401)
  return result('wrong_token', isRight ? 'passes' : 'fails', seen.map(wordsOf).join(', '))
}

/** Paths that lead out of the folder, on every server and by every way of writing them. */
const strayPaths = ['../stray.txt', 'a/../../stray.txt', '/stray.txt', 'a//stray.txt', './stray.txt', 'a/..', '']

/** Names that Dropbox refuses after all of the file was sent. */
const hopelessNames = [
  'back\\slash.txt',
  'line\nbreak.txt',
  'dot.',
  ' space.txt',
  'desktop.ini',
  '~$report.docx',
  `${'x'.repeat(256)}.txt`,
]

/** Names the server refuses, and whether it says why. */
export async function checkNames(asker: Asker, samples: Samples): Promise<readonly Result[]> {
  const stray = await given(asker, strayPaths)
  const hopeless = await given(
    asker,
    hopelessNames.map((name) => `${samples.folder}/${name}`),
  )
  return [
    result(
      'path',
      stray.length === 0 ? 'passes' : 'fails',
      stray.length === 0 ? '' : `answered 200 to ${stray.join(', ')}`,
    ),
    result(
      'bad_names',
      hopeless.length === 0 ? 'passes' : 'lacks',
      hopeless.length === 0 ? '' : `answered 200 to ${hopeless.length} of ${hopelessNames.length}`,
    ),
  ]
}

/** Those of the paths that are not refused, as JSON texts. Nothing is sent to what is given. */
async function given(asker: Asker, paths: readonly string[]): Promise<readonly string[]> {
  const taken: string[] = []
  for (const path of paths) {
    const { question } = sampleAt(path, 'stray')
    const { status } = await asker.ask({ method: 'POST', route: '/v1/links', body: question })
    if (status >= 200 && status < 300) taken.push(JSON.stringify(path))
  }
  return taken
}

/** What is no question: each is refused with 4xx, and none makes the server fail. */
export async function checkQuestions(asker: Asker, samples: Samples): Promise<readonly Result[]> {
  const { question } = samples.of('question.txt', 'question')
  const { contentHash: _contentHash, ...withoutHash } = question
  const broken: readonly (object | string)[] = [
    '{"path":',
    '[]',
    'null',
    {},
    withoutHash,
    { ...question, size: -1 },
    { ...question, size: 'many' },
    { ...question, path: { length: 1 } },
    { ...question, contentHash: question.contentHash.toUpperCase().slice(1) },
  ]
  const post = (body: object | string) => asker.ask({ method: 'POST', route: '/v1/links', body })
  const seen: Seen[] = []
  for (const body of broken) seen.push(await post(body))
  const wrong = seen.filter(({ status }) => status < 400 || status >= 500)
  const unknown = await post({ ...question, mode: 'overwrite' })
  const isStrict = unknown.status >= 400 && unknown.status < 500
  return [
    result('broken_question', wrong.length === 0 ? 'passes' : 'fails', wrong.map(wordsOf).join(', ')),
    result('unknown_fields', isStrict ? 'passes' : 'lacks', wordsOf(unknown)),
  ]
}

/** Refusals with a stable code, in the form of RFC 9457. */
export async function checkCodes(asker: Asker, samples: Samples): Promise<Result> {
  const { question } = samples.of('codes.txt', 'codes')
  const asked: readonly (readonly [code: string, seen: Seen])[] = [
    ['sign_in_needed', await asker.ask({ method: 'POST', route: '/v1/links', body: question, token: strangerToken })],
    ['bad_request', await asker.ask({ method: 'POST', route: '/v1/links', body: {} })],
    ['name_not_allowed', await asker.ask({ method: 'POST', route: '/v1/links', body: { ...question, path: '../x' } })],
  ]
  const wrong = asked.filter(([code, { json }]) => tryParse(problemSchema, json).data?.code !== code)
  const seen = wrong.map(([code, answer]) => `${wordsOf(answer)} in the place of ${code}`).join(', ')
  if (wrong.length === 0) return result('codes', 'passes')
  const hasAny = asked.some(([, { json }]) => memberOf(json, 'code') !== undefined)
  return result('codes', hasAny ? 'fails' : 'lacks', seen)
}

/** A file that is too large for every link. */
export async function checkSize(asker: Asker, samples: Samples, directMaxBytes: number | null): Promise<Result> {
  const { question } = samples.of('large.bin', 'large')
  // Where the server tells no limit, Dropbox's largest file is above every limit of a link.
  const size = directMaxBytes === null ? 2 ** 41 : directMaxBytes + 1
  const seen = await asker.ask({ method: 'POST', route: '/v1/links', body: { ...question, size } })
  if (seen.status === 413) return result('size', 'passes')
  return result('size', seen.status === 200 && directMaxBytes === null ? 'lacks' : 'fails', wordsOf(seen))
}

/** One key with two questions. */
export async function checkKeys(asker: Asker, samples: Samples): Promise<Result> {
  const headers = { 'idempotency-key': `conformance-${samples.folder}` }
  const post = (body: LinkRequest) => asker.ask({ method: 'POST', route: '/v1/links', body, headers })
  await post(samples.of('key-one.txt', 'one').question)
  const seen = await post(samples.of('key-two.txt', 'two').question)
  const isRight = seen.status === 422 && memberOf(seen.json, 'code') === 'idempotency_mismatch'
  return result('idempotency', isRight ? 'passes' : seen.status === 200 ? 'lacks' : 'fails', wordsOf(seen))
}

/** Names in scripts and forms that people use. */
const usualNames = ['Grüße.txt', '報告書.txt', 'отчёт.txt', "it's 100% (draft) #2 & more.txt", 'folder/in/folder.txt']

/** Links for files that are somewhat special: without a byte, with any name, with all fields. */
export async function checkKinds(asker: Asker, samples: Samples, isLocal: boolean): Promise<readonly Result[]> {
  async function links(name: RequirementName, questions: readonly LinkRequest[]): Promise<Result> {
    for (const question of questions) {
      const seen = linkOf(await asker.ask({ method: 'POST', route: '/v1/links', body: question }), isLocal)
      if (seen.kind === 'none') return result(name, 'fails', `${seen.because} for ${JSON.stringify(question.path)}`)
    }
    return result(name, 'passes')
  }
  const { contentHash, ...file } = samples.of('fields.txt', 'fields').question
  const replacesAt = `/${samples.folder}/fields.txt`
  return [
    await links('empty_file', [samples.of('empty.txt', '').question]),
    await links(
      'names',
      usualNames.map((name) => samples.of(name, name).question),
    ),
    await links('optional_fields', [{ ...file, contentHash, replaces: contentHash, replacesAt, receipt: 'a-receipt' }]),
  ]
}
