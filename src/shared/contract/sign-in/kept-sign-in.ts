// A sign-in as it is kept on a person's computer.
import { z } from 'zod'
import { longestComputerNameUnits } from './computer-name.ts'
import { deviceIdPattern, providerSchema } from './sign-in-api.ts'

export const keptSignInSchema = z.object({
  /** The origin of the company server: no other is shown a token of this sign-in. */
  server: z.string().min(1).max(300),
  provider: providerSchema,
  /** Empty once the person signed out: the computer is still the same one of them at the next sign-in. */
  refreshToken: z.string().max(8_192),
  /** Which computer of the person this is; made up at the first sign-in. */
  deviceId: z.string().regex(deviceIdPattern),
  /** What the computer was called at the sign-in; left out where it had no name, or one that was not to be told. */
  computerName: z.string().max(longestComputerNameUnits).exactOptional(),
})
export type KeptSignIn = z.output<typeof keptSignInSchema>
