// The settings of the company server as a schema: every key known, each with its default.
import { z } from 'zod'
import { checkPath } from '#shared/names.ts'
import { versionPattern } from '#shared/updates/version.ts'
import { parseBase } from '../links/destination.ts'
import { defaultLimits } from './limits.ts'
import { defaultPolicy } from '../links/policy.ts'
import { longestFileBytes, longestPieceBytes } from '#shared/contract/relay-api.ts'
import { blockBytes } from '../relays/piece-digests.ts'
import { defaultRelays } from '../relays/relay-settings.ts'
import { placementRuleSchema } from '../rules/placement-rule.ts'
import { signInSchema } from '../sign-in/sign-in-settings.ts'

const fileName = z.string().min(1).max(4096)

const rateSchema = z.strictObject({ perSecond: z.number().positive(), burst: z.number().min(1) })

/** A device's name becomes part of file names, so it is one. */
export const deviceName = z
  .string()
  .min(1)
  .max(64)
  .refine((name) => !name.includes('/') && checkPath(name, { emoji: 'allow' }) === null, 'is not a usable name')

const deviceSchema = z.strictObject({
  name: deviceName,
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not 64 lower-case hex digits'),
  base: z.string().transform((text, context) => {
    const base = parseBase(text)
    if (base === null) context.addIssue({ code: 'custom', message: 'is not a Dropbox folder like "/Scans/laptop-7"' })
    return base ?? ''
  }),
  namespace: z.string().max(64).default(''),
  revoked: z.boolean().default(false),
})

const dropboxSchema = z.strictObject({
  appKey: z.string().min(1).max(256),
  appSecretFile: fileName.nullable().default(null),
  refreshTokenFile: fileName,
  pathRoot: z.string().max(1024).nullable().default(null),
  linkHosts: z.array(z.string().max(253)).min(1).default(['content.dropboxapi.com', 'dl.dropboxusercontent.com']),
  url: z.string().max(1024).nullable().default(null),
})

const limitsSchema = z.strictObject({
  liveLinksPerDevice: z.int().min(1).max(100_000).default(defaultLimits.liveLinksPerDevice),
  linksPerNamespace: rateSchema.default(defaultLimits.linksPerNamespace),
  requestsPerDevice: rateSchema.default(defaultLimits.requestsPerDevice),
  checksPerDevice: rateSchema.default(defaultLimits.checksPerDevice),
  requestsPerAddress: rateSchema.default(defaultLimits.requestsPerAddress),
  denialsPerAddress: rateSchema.default(defaultLimits.denialsPerAddress),
  connections: z.int().min(1).max(100_000).default(defaultLimits.connections),
  atOnce: z.int().min(1).max(100).default(defaultLimits.atOnce),
  headMs: z.int().min(100).max(60_000).default(defaultLimits.headMs),
  requestMs: z.int().min(100).max(120_000).default(defaultLimits.requestMs),
  relaysPerDevice: z.int().min(1).max(10_000).default(defaultLimits.relaysPerDevice),
  // At least one of the longest pieces, else such a piece would wait for ever.
  relayMemoryBytes: z
    .int()
    .min(longestPieceBytes)
    .max(64 * 2 ** 30)
    .default(defaultLimits.relayMemoryBytes),
  relayBytesPerSecond: z.int().min(1).max(1_000_000_000).default(defaultLimits.relayBytesPerSecond),
  relayGraceMs: z.int().min(100).max(600_000).default(defaultLimits.relayGraceMs),
})

export const settingsSchema = z.strictObject({
  host: z.string().min(1).max(253).default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8080),
  tlsCertFile: fileName.nullable().default(null),
  tlsKeyFile: fileName.nullable().default(null),
  trustProxy: z.array(z.string().max(64)).default([]),
  dropbox: dropboxSchema,
  devices: z.array(deviceSchema).max(10_000),
  signIn: signInSchema.nullable().default(null),
  conflict: z.enum(['keep_both', 'replace', 'refuse']).default(defaultPolicy.conflict),
  rules: z.array(placementRuleSchema).max(200).default([]),
  emoji: z.enum(['allow', 'refuse']).default(defaultPolicy.emoji),
  directMaxBytes: z.int().min(0).default(defaultPolicy.directMaxBytes),
  databaseUrlFile: fileName.nullable().default(null),
  enrolmentFile: fileName.nullable().default(null),
  relayFile: fileName.nullable().default(null),
  relayMaxBytes: z.int().min(0).max(longestFileBytes).default(defaultRelays.maxBytes),
  relayPieceBytes: z
    .int()
    .min(blockBytes)
    .max(longestPieceBytes)
    .multipleOf(blockBytes)
    .default(defaultRelays.pieceBytes),
  relayHours: z.int().min(1).max(144).default(defaultRelays.hours),
  linkSeconds: z.int().min(60).max(600).default(defaultPolicy.linkSeconds),
  mute: z.boolean().default(defaultPolicy.mute),
  minimumVersion: z.string().regex(versionPattern).nullable().default(defaultPolicy.minimumVersion),
  operatorTokenFile: fileName.nullable().default(null),
  auditFile: fileName.nullable().default(null),
  auditDatabase: fileName.nullable().default(null),
  linkAlarmMinutes: z.int().min(0).max(1440).default(15),
  limits: limitsSchema.prefault({}),
})

export type Settings = z.output<typeof settingsSchema>
