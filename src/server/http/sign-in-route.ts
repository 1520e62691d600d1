// The route that says how one gets in. It is open: who asks has nothing yet.
import type { FastifyInstance } from 'fastify'
import type { SignInReply } from '#shared/contract/sign-in/sign-in-api.ts'
import type { SignInSettings } from '../sign-in/sign-in-settings.ts'

/** Adds GET /v1/sign-in. `settings` null: nobody signs in, computers have keys. */
export function addSignInRoute(app: FastifyInstance, settings: SignInSettings | null, codes: boolean): void {
  const provider = settings === null ? null : providerOf(settings)
  app.get('/v1/sign-in', (_request, reply) => reply.send({ provider, codes } satisfies SignInReply))
}

function providerOf({ clientId, issuer, resource, scopes }: SignInSettings): SignInReply['provider'] {
  return { issuer, clientId, scopes: [...scopes], resource }
}
