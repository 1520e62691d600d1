// This folder: looks at any company's server from outside, and says which parts of the link API it has.

// What is asked of a company server, from what cannot be left out to what only helps. docs/company-server.md says the same in prose.

export type Requirement = {
  /** Needed: without it files do not arrive, or go where they must not. */
  readonly isNeeded: boolean
  /** What a server does that has it. */
  readonly what: string
  /** What follows for the people who use Outbox where a server has it not. */
  readonly without: string
}

export const requirements = {
  tls: need('is reached over TLS', 'keys and links travel readable, and Outbox refuses the address'),
  wrong_token: need('answers 401 to a wrong key and to none', 'whoever finds the address writes into your Dropbox'),
  link: need('gives a link for new bytes', 'no file can be sent'),
  link_works: need('gives links that take the bytes and answer their content hash', 'no file can be sent'),
  link_life: need(
    'says how long a link lives (`expiresAt`, in UTC)',
    'each link counts as over when it comes, and no file is sent',
  ),
  link_each: need('gives each question a link of its own', 'a link works once: the second file is refused'),
  empty_file: need('gives a link for a file without a byte', 'empty files wait for ever'),
  names: need('takes names in any script', 'files with such names cannot be sent'),
  optional_fields: need('takes questions with `replacesAt` and `receipt`', 'no second version of a file can be sent'),
  path: need(
    'refuses names that lead out of the folder',
    'a stolen key, or a bug, writes anywhere in your Dropbox: make the path from the folder and checked segments',
  ),
  broken_question: need('refuses what is no question with 4xx', 'Outbox waits and asks again where asking cannot help'),
  no_overwrite: need(
    'never replaces what it was not told to replace',
    'a late or second file destroys another: use the modes `add` and `update`, never `overwrite`',
  ),
  update: need('lets the next version of a file replace the one before', 'a file that is saved again is not sent'),
  me: may('tells who the device is (`GET /v1/me`)', '`outbox doctor` cannot say whose key it is, nor where files go'),
  echo: may(
    'repeats each question in its answer (`asked`)',
    'Outbox asks one question at a time: many small files take longer',
  ),
  path_told: may('tells where in Dropbox a file goes (`path`)', 'nobody is told where their file is'),
  stored: may('answers `stored` for bytes that are there', 'bytes are sent again after each lost answer'),
  check_present: may('finds what was sent (`POST /v1/checks`)', 'a file whose answer was lost is sent again'),
  check_absent: may(
    'tells what is not there (`POST /v1/checks`)',
    'an older send is waited for until it can land no more',
  ),
  receipt: may('gives receipts', 'where devices share a folder, the server must know by itself who stored what'),
  account: may('tells which Dropbox it is (`accountId`)', 'another Dropbox behind the server goes unnoticed'),
  server_time: may('tells its time (`serverTime`)', 'a wrong clock of the computer is told by the `Date` alone'),
  codes: may('names the reason of a refusal (`code`)', 'people read "rejected" in the place of what is wrong'),
  size: may('refuses what is too large for a link (413)', 'a large file is sent in vain before Dropbox refuses it'),
  unknown_fields: may('refuses fields that it does not know', 'a mistake of a client goes unnoticed'),
  bad_names: may('refuses names that Dropbox cannot keep', 'such a file is sent in vain, and the reason is not told'),
  idempotency: may('knows a key that comes with another question', 'a mistake of a client goes unnoticed'),
  no_store: may('forbids to keep its answers (`Cache-Control: no-store`)', 'a proxy on the way may keep a link'),
  retry_after: may('says when to ask again (`Retry-After`)', 'Outbox guesses how long to wait'),
  relays: may('takes files that are too large for a link (`POST /v1/relays`)', 'such files are shown as too large'),
} as const satisfies Readonly<Record<string, Requirement>>

export type RequirementName = keyof typeof requirements

/**
 * `passes`: it was seen. `lacks`: the server does not have it. `fails`: it has it, and it is wrong. `untried`: it could not be looked at,
 * for what it builds on is not there or nothing gave the occasion.
 */
export type Outcome = 'passes' | 'lacks' | 'fails' | 'untried'

export type Result = {
  readonly name: RequirementName
  readonly outcome: Outcome
  /** What was seen, for who writes the server; '' where there is no more to say. Holds no key and no link. */
  readonly seen: string
}

/** A result in the order of its parts. */
export function result(name: RequirementName, outcome: Outcome, seen = ''): Result {
  return { name, outcome, seen }
}

function need(what: string, without: string) {
  return { isNeeded: true, what, without } as const
}

function may(what: string, without: string) {
  return { isNeeded: false, what, without } as const
}
