// The one route that a computer without a token may ask: its code becomes a token, once.
import { tryParse } from '#shared/try-parse.ts'
import type { FastifyInstance } from 'fastify'
import { enrolmentRequestSchema } from '#shared/contract/enrolment-api.ts'
import type { EnrolmentReply } from '#shared/contract/enrolment-api.ts'
import type { Audit, AuditRecord } from '../audit/audit.ts'
import type { Enrolments } from '../enrolment/enrolment.ts'
import { refuse } from '../problems.ts'
import { sendRefusal } from './auth.ts'

export const enrolmentRoutes = [{ method: 'POST', url: '/v1/enrolments' }] as const

/** Adds the route. Who guesses codes is slowed down as any stranger is, by address (see auth.ts). */
export function addEnrolmentRoute(app: FastifyInstance, enrolments: Enrolments, audit: Audit): void {
  app.post('/v1/enrolments', async (request, reply) => {
    const parsed = tryParse(enrolmentRequestSchema, request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const redeemed = await enrolments.redeem(parsed.data.code)
    const record = { requestId: request.id, address: request.ip } as const
    audit.write({
      ...nothing,
      ...record,
      device: redeemed?.enrolment.name ?? null,
      outcome: redeemed === null ? 'code_not_valid' : 'enrolled',
    })
    if (redeemed === null)
      return sendRefusal(
        request,
        reply,
        refuse('code_not_valid', 'the code is not known, was used already or is too old'),
      )
    const { token, enrolment } = redeemed
    const body: EnrolmentReply = { token, device: enrolment.name, base: enrolment.base }
    return reply.code(201).send(body)
  })
}

const nothing: Omit<AuditRecord, 'requestId' | 'address' | 'device' | 'outcome'> = {
  action: 'enrol',
  path: null,
  dropboxPath: null,
  sizeBytes: null,
  contentHash: null,
  replacedRev: null,
  repeated: false,
}
