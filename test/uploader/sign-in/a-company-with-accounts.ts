// A company whose people sign in, as a computer of theirs meets it: a server on a port, the identity provider, a person with a browser.
import { systemClock } from '#server/clock.ts'
import { onTestFinished } from 'vitest'
import { aPerson } from '../../rigs/identity-provider/person.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider, ProviderOptions } from '../../rigs/identity-provider/identity-provider.ts'
import { aCompany } from '../../server/company.ts'
import type { Company, CompanyOptions } from '../../server/company.ts'

export type CompanyWithAccounts = {
  readonly company: Company
  readonly idp: IdentityProvider
  /** The company server's address. */
  readonly url: string
}

/** All of it ends with the test. Its clock is the real one, as the provider's is. */
export async function aCompanyWithAccounts(
  options: ProviderOptions = {},
  policy: CompanyOptions['policy'] = {},
): Promise<CompanyWithAccounts> {
  const idp = await startIdentityProvider(options)
  onTestFinished(() => idp.close())
  const company = await aCompany({ signIn: idp.settings, policy })
  Object.assign(company.clock, systemClock)
  const url = await company.app.listen({ port: 0, host: '127.0.0.1' })
  return { company, idp, url }
}

/** What a person does who reads an address and a code: opens the one, with the other in it, and agrees. */
export async function typeCode(idp: IdentityProvider, whole: string, login = 'kim'): Promise<void> {
  await aPerson(idp.issuer, login).open(whole)
}
