// The API routes that speak about the account.
import { ok } from './api-answer.ts'
import { rpc, type Route } from './api-route.ts'
import { checkArgument } from './arguments.ts'
import { homeNamespaceId } from '../../model/model-state.ts'
import type { Shape } from './check-argument.ts'

const noArgument: Shape<null> = (value) =>
  value === null ? { kind: 'fits', value: null } : { kind: 'misfit', why: `expected null, got ${typeof value}` }

const account = {
  name: {
    given_name: 'Company',
    surname: 'Files',
    familiar_name: 'Company',
    display_name: 'Company Files',
    abbreviated_name: 'CF',
  },
  email: 'files@example.com',
  email_verified: true,
  disabled: false,
  locale: 'en',
  referral_link: 'https://example.com/',
  is_paired: false,
  account_type: { '.tag': 'business' },
  root_info: { '.tag': 'user', root_namespace_id: homeNamespaceId, home_namespace_id: homeNamespaceId },
}

/** Routes by name. */
export const accountRoutes: Readonly<Record<string, Route>> = {
  'users/get_space_usage': rpc(noArgument, 'account_info.read', (emulator) => {
    const { usedBytes, quotaBytes } = emulator.model.spaceUsage()
    return ok({ used: usedBytes, allocation: { '.tag': 'individual', allocated: quotaBytes } })
  }),
  'users/get_current_account': rpc(noArgument, 'account_info.read', (emulator) =>
    ok({ account_id: emulator.accountId, ...account }),
  ),
  'check/user': rpc(checkArgument, 'account_info.read', (_emulator, argument) => ok({ result: argument.query })),
}
