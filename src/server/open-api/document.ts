// The document. It is committed as docs/openapi.json, and a test fails when that is another.
import { z } from 'zod'
import { enrolmentProblemCodes, enrolmentReplySchema, enrolmentRequestSchema } from '#shared/contract/enrolment-api.ts'
import {
  checkReplySchema,
  checkRequestSchema,
  linkReplySchema,
  linkRequestSchema,
  meReplySchema,
  problemCodes,
  problemSchema,
} from '#shared/contract/link-api.ts'
import {
  pieceContentType,
  relayFinishReplySchema,
  relayProblemCodes,
  relayReplySchema,
  relayRequestSchema,
} from '#shared/contract/relay-api.ts'
import { longestHeaderCharacters } from '#shared/contract/sign-in/computer-name.ts'
import { deviceIdPattern, signInProblemCodes, signInReplySchema } from '#shared/contract/sign-in/sign-in-api.ts'
import { fleetReplySchema } from '#shared/contract/status-api.ts'
import { boundedSchema } from './bounded-schema.ts'

const schemas = {
  LinkRequest: linkRequestSchema,
  LinkReply: linkReplySchema,
  CheckRequest: checkRequestSchema,
  CheckReply: checkReplySchema,
  Me: meReplySchema,
  RelayRequest: relayRequestSchema,
  RelayReply: relayReplySchema,
  RelayFinishReply: relayFinishReplySchema,
  EnrolmentRequest: enrolmentRequestSchema,
  EnrolmentReply: enrolmentReplySchema,
  SignIn: signInReplySchema,
  Fleet: fleetReplySchema,
  /** `requestId` is what the server's log and its audit speak of it by; clients read it to nobody. */
  Problem: problemSchema.extend({ requestId: z.string().max(64).optional() }),
  Health: z.object({ ok: z.literal(true) }),
  Readiness: z.object({ ready: z.boolean(), because: z.string().max(1024).optional() }),
} as const satisfies Record<string, z.ZodType>

type SchemaName = keyof typeof schemas
type Json = Readonly<Record<string, unknown>>
type Codes = Readonly<Record<string, number>>

const allCodes: Codes = { ...problemCodes, ...relayProblemCodes, ...enrolmentProblemCodes, ...signInProblemCodes }

/** What any route may answer: to a page of another site, to who asks too often, or because the server failed. */
const everywhere = ['not_allowed', 'too_many_requests', 'internal']
/** What any route of a device may answer besides: nobody is let in without a good token, or with a text that is no computer's. */
const ofDevices = ['bad_request', 'sign_in_needed', 'sign_in_unavailable']
const notOfRoutes = new Set(['head_too_long', 'not_found', 'method_not_allowed'])
const ofLinks = [...ofDevices, ...Object.keys(problemCodes).filter((code) => !notOfRoutes.has(code))]
const ofRelays = [...ofLinks, ...Object.keys(relayProblemCodes)]

const device = [{ deviceToken: [] }]
const operator = [{ operatorToken: [] }]

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same body is the same try; with another body it is refused.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}
const statusParameter = {
  name: 'Outbox-Status',
  in: 'header',
  required: false,
  description: 'How the computer is doing, in numbers and codes. A text that cannot be read is ignored.',
  schema: { type: 'string', maxLength: 600 },
}
const deviceParameter = {
  name: 'Outbox-Device',
  in: 'header',
  required: false,
  description: 'Which computer of a person asks; a computer with a token of its own needs none.',
  schema: { type: 'string', pattern: deviceIdPattern.source, maxLength: 64 },
}
const computerParameter = {
  name: 'Outbox-Computer',
  in: 'header',
  required: false,
  description:
    'What that computer calls itself, percent-encoded. Only people read it; a text that cannot be read is ignored.',
  schema: { type: 'string', maxLength: longestHeaderCharacters },
}
const relayId = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[\\w-]{16,64}$', maxLength: 64 },
}
const offsetSchema = { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
const retryAfter = {
  description: 'Whole seconds after which asking again may help.',
  schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
}
const tusHeader = { name: 'Tus-Resumable', in: 'header', required: true, schema: { const: '1.0.0' } }

/** The whole document, as JSON. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Outbox company server',
      version: '1',
      description: 'What Outbox asks of the server of a company. docs/company-server.md says what each answer means.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://uploads.example.com', description: 'Your own, in production', 'x-internal': true }],
    paths: { ...linkPaths(), ...relayPaths(), ...otherPaths() },
    components: {
      securitySchemes: {
        deviceToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of one computer, or the access token of a person.',
        },
        operatorToken: { type: 'http', scheme: 'bearer', description: 'The token of the operators.' },
      },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema)])),
    },
  }
}

/** As a client reads it: members it does not know are no fault of an answer. */
function jsonSchemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
  return boundedSchema(rest)
}

function linkPaths(): Json {
  const parameters = [keyHeader, statusParameter, deviceParameter, computerParameter]
  return {
    '/v1/links': {
      post: {
        operationId: 'postLinks',
        summary: 'May I have a link for these bytes?',
        security: device,
        parameters,
        requestBody: bodyOf('LinkRequest'),
        responses: { 200: jsonOf('A link, or where the bytes are already.', 'LinkReply'), ...refusals(ofLinks) },
      },
    },
    '/v1/checks': {
      post: {
        operationId: 'postChecks',
        summary: 'Are these bytes there?',
        security: device,
        parameters,
        requestBody: bodyOf('CheckRequest'),
        responses: {
          200: jsonOf('Whether they are, and if not, why a send may fail.', 'CheckReply'),
          ...refusals(ofLinks),
        },
      },
    },
    '/v1/me': {
      get: {
        operationId: 'getMe',
        summary: 'Who am I?',
        security: device,
        parameters: [statusParameter, deviceParameter, computerParameter],
        responses: { 200: jsonOf('The computer, as the server knows it.', 'Me'), ...refusals(ofDevices) },
      },
    },
  }
}

function relayPaths(): Json {
  const offset = { 'Upload-Offset': { description: 'Where to go on.', schema: offsetSchema } }
  return {
    '/v1/relays': {
      post: {
        operationId: 'postRelays',
        summary: 'May I send these bytes through you?',
        security: device,
        parameters: [keyHeader, statusParameter, deviceParameter, computerParameter],
        requestBody: bodyOf('RelayRequest'),
        responses: { 200: jsonOf('A relay, or where the bytes are already.', 'RelayReply'), ...refusals(ofRelays) },
      },
      options: {
        operationId: 'optionsRelays',
        summary: 'What of tus does the server speak?',
        security: device,
        responses: { 204: { description: 'Its version and extensions, in headers.' }, ...refusals(ofDevices) },
      },
    },
    '/v1/relays/{id}': {
      parameters: [relayId, tusHeader],
      head: {
        operationId: 'headRelay',
        summary: 'Where does it go on?',
        security: device,
        responses: {
          200: { description: 'All before the offset is in Dropbox.', headers: offset },
          ...refusals(ofRelays),
        },
      },
      patch: {
        operationId: 'patchRelay',
        summary: 'Append one piece.',
        security: device,
        parameters: [
          { name: 'Upload-Offset', in: 'header', required: true, schema: offsetSchema },
          { name: 'Upload-Checksum', in: 'header', required: true, schema: { type: 'string', maxLength: 128 } },
        ],
        requestBody: { required: true, content: { [pieceContentType]: {} } },
        responses: { 204: { description: 'Dropbox has the piece.', headers: offset }, ...refusals(ofRelays) },
      },
      delete: {
        operationId: 'deleteRelay',
        summary: 'Give it up.',
        security: device,
        responses: { 204: { description: 'It is given up.' }, ...refusals(ofRelays) },
      },
    },
    '/v1/relays/{id}/finish': {
      parameters: [relayId],
      post: {
        operationId: 'finishRelay',
        summary: 'Make it a file.',
        security: device,
        responses: { 200: jsonOf('Where the file is.', 'RelayFinishReply'), ...refusals(ofRelays) },
      },
    },
  }
}

function otherPaths(): Json {
  const ready = { 200: jsonOf('It should.', 'Readiness'), 503: jsonOf('It should not.', 'Readiness') }
  const text = { schema: { type: 'string', maxLength: 16 * 1024 * 1024 } }
  const numbers = { 200: { description: 'Numbers.', content: { 'text/plain': text } } }
  const page = { 200: { description: 'A page.', content: { 'text/html': text } } }
  const signIn = refusals(['sign_in_needed'])
  const open = refusals([])
  return {
    '/v1/enrolments': {
      post: {
        operationId: 'postEnrolments',
        summary: 'What is the token for this code?',
        security: [],
        requestBody: bodyOf('EnrolmentRequest'),
        responses: {
          201: jsonOf('The token, told once.', 'EnrolmentReply'),
          ...refusals(['bad_request', 'code_not_valid', 'unsupported_media_type', 'database_away']),
        },
      },
    },
    '/v1/sign-in': get('getSignIn', 'How does one get in?', [], { 200: jsonOf('So.', 'SignIn'), ...open }),
    '/healthz': get('getHealth', 'Does it run?', [], { 200: jsonOf('It does.', 'Health'), ...open }),
    '/readyz': get('getReadiness', 'Should it be sent requests?', [], { ...open, ...ready }),
    '/metrics': get('getMetrics', 'Numbers for Prometheus.', operator, { ...numbers, ...signIn }),
    '/v1/fleet': get('getFleet', 'How are the computers doing?', operator, { 200: jsonOf('So.', 'Fleet'), ...signIn }),
    '/fleet': get('getFleetPage', 'The same for a browser.', operator, { ...page, ...signIn }),
  }
}

function get(operationId: string, summary: string, security: readonly Json[], responses: Json): Json {
  return { get: { operationId, summary, security, responses } }
}

function bodyOf(name: SchemaName): Json {
  return { required: true, content: { 'application/json': { schema: refOf(name) } } }
}

function jsonOf(description: string, name: SchemaName): Json {
  return { description, content: { 'application/json': { schema: refOf(name) } } }
}

function refOf(name: SchemaName): Json {
  return { $ref: `#/components/schemas/${name}` }
}

/** The answers of these refusals: one for each status, with its codes. */
function refusals(codes: readonly string[]): Json {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set([...everywhere, ...codes])) {
    const status = allCodes[code] ?? 500
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const answers = [...byStatus].toSorted(([one], [other]) => one - other)
  return Object.fromEntries(answers.map(([status, some]) => [status, refusalOf(status, some)]))
}

function refusalOf(status: number, codes: readonly string[]): Json {
  const schema = { allOf: [refOf('Problem'), { properties: { code: { enum: codes } } }] }
  const headers = status === 423 || status === 429 || status >= 500 ? { headers: { 'Retry-After': retryAfter } } : {}
  return { description: codes.join(', '), ...headers, content: { 'application/problem+json': { schema } } }
}

/** The document as it is committed: JSON with two blanks a level, and a line break at its end. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`
}
