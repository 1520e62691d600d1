// The company's policy, for shells.
export { readPolicy } from '#adapters/policy/read-policy.ts'
