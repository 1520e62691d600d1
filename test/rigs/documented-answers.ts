// Judges what a company server answers by docs/openapi.json: a status, a field, a code or a type that is not there is a finding.
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'

const answerSchema = z.object({ content: z.record(z.string(), z.looseObject({})).optional() })
const operationSchema = z.object({ responses: z.record(z.string(), answerSchema) })
const pathSchema = z.record(z.string(), z.unknown())
const documentSchema = z.looseObject({ paths: z.record(z.string(), pathSchema) })

const committed: unknown = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))
const { paths } = documentSchema.parse(committed)

/** A field that the document does not name is a fault here; a client only leaves it out. */
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema({ $id: 'https://document/', ...closed(committed) })
const judges = new Map<string, ValidateFunction>()

/** What is wrong with this answer; null where the document describes it. A pure function of the document as it is committed. */
export function findUndocumented(
  asked: { readonly method: string; readonly url: string | undefined },
  told: { readonly status: number; readonly type: string; readonly body: string },
): string | null {
  const path = asked.url?.replace(':id', '{id}') ?? ''
  const operation = paths[path]?.[asked.method.toLowerCase()]
  const name = `${asked.method} ${path} ${told.status}`
  // Of what is no operation the document cannot speak: it is refused as a problem all the same.
  if (operation === undefined) {
    return told.status < 400 ? `${name}: no such operation` : misfit(name, '#/components/schemas/Problem', told.body)
  }
  const answer = operationSchema.parse(operation).responses[String(told.status)]
  if (answer === undefined) return `${name}: no such status. ${told.body}`
  const type = told.type.split(';')[0] ?? ''
  if (asked.method === 'HEAD') return null // Node sends no body with it, whatever is handed to it
  if (answer.content === undefined) return told.body === '' ? null : `${name}: has a body. ${told.body}`
  if (answer.content[type] === undefined) return `${name}: no such type as "${told.type}"`
  const place = ['paths', path, asked.method.toLowerCase(), 'responses', told.status, 'content', type, 'schema']
  return type.endsWith('json') ? misfit(name, `#/${place.map(pointer).join('/')}`, told.body) : null
}

function misfit(name: string, place: string, body: string): string | null {
  const judge = judges.get(place) ?? ajv.compile({ $ref: `https://document/${place}` })
  judges.set(place, judge)
  return judge(JSON.parse(body)) ? null : `${name}: ${ajv.errorsText(judge.errors)}. ${body}`
}

function pointer(part: string | number): string {
  return encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** The document with each object that names its members shut to all others. */
function closed(value: unknown): Record<string, unknown> {
  const shut = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(shut)
    if (typeof part !== 'object' || part === null) return part
    const members = Object.fromEntries(Object.entries(part).map(([key, member]) => [key, shut(member)]))
    return members['type'] === 'object' && 'properties' in members
      ? { additionalProperties: false, ...members }
      : members
  }
  return z.record(z.string(), z.unknown()).parse(shut(value))
}

/** Looks at each answer of `app` from now on, and adds what is wrong with it to `findings`. */
export function judgeAnswers(app: FastifyInstance, findings: string[]): void {
  app.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload, done) => {
    const told = {
      status: reply.statusCode,
      type: String(reply.getHeader('content-type') ?? ''),
      body: typeof payload === 'string' ? payload : '',
    }
    const finding = findUndocumented({ method: request.method, url: request.routeOptions.url }, told)
    if (finding !== null) findings.push(finding)
    done(null, payload)
  })
}
