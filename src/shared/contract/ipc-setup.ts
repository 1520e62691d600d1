// The first use: which server, which key, which folder, and what becomes of the files that are already in it. Then: which folders beside
// the first.
import { z } from 'zod'
import { isPossibleInto, plainInto } from '../folders/further-folders.ts'
import { afterUploads } from '../sent/original.ts'
import {
  longestFolder,
  longestInto,
  longestKey,
  longestServerAddress,
  mostExamples,
  mostFindings,
} from './ipc-channels.ts'

/** One of the doctor's answers. */
export const findingSchema = z.strictObject({
  check: z.string().max(64),
  ok: z.boolean(),
  text: z.string().max(2048),
})

/** What a person typed. The key is a secret: it crosses once, inwards, and never comes back. */
export const serverEntrySchema = z.strictObject({
  server: z.string().max(longestServerAddress),
  key: z.string().max(longestKey),
})
export type ServerEntry = z.infer<typeof serverEntrySchema>

export const serverFindingsSchema = z.strictObject({
  /** True when all that matters is well, so that the next step may be taken. */
  usable: z.boolean(),
  findings: z.array(findingSchema).max(mostFindings),
})

/** The folder a person chose in the system's dialog. `shown` is for reading only. */
export const folderChoiceSchema = z.strictObject({
  shown: z.string(),
  usable: z.boolean(),
  findings: z.array(findingSchema).max(mostFindings),
  /** Files already in it that would be sent; `isAll` is false when counting was cut short. */
  files: z.int().min(0),
  bytes: z.number().min(0),
  /** Those of them whose bytes are not on this computer yet: sending downloads them. */
  toFetch: z.int().min(0),
  isAll: z.boolean(),
  /** The first few names. */
  examples: z.array(z.string()).max(mostExamples),
})
export type FolderChoice = z.infer<typeof folderChoiceSchema>

/** What becomes of the files that are in the folder before Outbox looks at it for the first time. */
export const existingChoices = ['send', 'leave'] as const
export type ExistingChoice = (typeof existingChoices)[number]

/** What is known before anybody typed anything: from the company's settings, the demo, or an earlier set-up. */
export const setUpDraftSchema = z.strictObject({
  server: z.string(),
  /** True when a key is at hand already, so that none has to be typed. */
  hasKey: z.boolean(),
  folder: folderChoiceSchema.nullable(),
  /** What the company decides, so that nobody can choose it here. */
  decided: z.strictObject({ server: z.boolean(), folder: z.boolean() }),
})
export type SetUpDraft = z.infer<typeof setUpDraftSchema>

export const setUpEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begun') }),
  z.strictObject({ kind: z.literal('refused'), code: z.string(), text: z.string() }),
])

/** Names a watched folder beside the first by the folder in Dropbox that its files go into, which no two have in common. */
export const knownIntoSchema = z.string().max(longestInto).refine(isPossibleInto)

/** The folder beside the first that a person chose in the system's dialog. `shown` is for reading only. */
export const furtherChoiceSchema = z.strictObject({
  shown: z.string().max(longestFolder),
  /** A folder in Dropbox of the same name, where that is free. */
  into: z.string(),
  usable: z.boolean(),
  findings: z.array(findingSchema).max(mostFindings),
})
export type FurtherChoice = z.infer<typeof furtherChoiceSchema>

/** As a person types it: what Dropbox cannot keep is answered in words. `afterUpload` null: as for the first folder. */
export const furtherEntrySchema = z.strictObject({
  into: z.string().max(longestInto).transform(plainInto),
  afterUpload: z.enum(afterUploads).nullable(),
})

/** `of` names the folder as it is known by now. */
export const furtherChangeSchema = z.strictObject({ of: knownIntoSchema, to: furtherEntrySchema })

export const furtherEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('refused'), text: z.string().max(2048) }),
])
export type FurtherEnd = z.infer<typeof furtherEndSchema>

/** Files of a folder that are not sent yet. */
export const waitingSchema = z.strictObject({ files: z.int().min(0), bytes: z.number().min(0) })
export type WaitingFiles = z.infer<typeof waitingSchema>
