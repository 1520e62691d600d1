// The API routes that speak about the account.
import { ok } from './api-answer.ts'
import { noScope, rpc, type Route } from './api-route.ts'
import { checkArgument } from './arguments.ts'
import { homeNamespaceId } from '../../model/model-state.ts'
import { list, required, struct, union, type Shape } from './check-argument.ts'

const noArgument: Shape<null> = (value) =>
  value === null ? { kind: 'fits', value: null } : { kind: 'misfit', why: `expected null, got ${typeof value}` }

type Feature = 'paper_as_files' | 'file_locking'
const feature = union<Feature>({}, { paper_as_files: 'paper_as_files', file_locking: 'file_locking' })
const featuresArgument = struct({ features: required(list(feature, 1, 100)) })

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
  'users/features/get_values': rpc(featuresArgument, 'account_info.read', (_emulator, { features }) =>
    ok({ values: features.map((name) => ({ '.tag': name, [name]: { '.tag': 'enabled', enabled: true } })) }),
  ),
  'auth/token/revoke': rpc(noArgument, noScope, (emulator, _argument, token) => {
    emulator.tokens.forget(token)
    return ok(null)
  }),
  'check/app': rpc(checkArgument, null, (_emulator, argument) => ok({ result: argument.query })),
  'check/user': rpc(checkArgument, 'account_info.read', (_emulator, argument) => ok({ result: argument.query })),
}
