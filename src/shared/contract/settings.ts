// The settings a person may change, as they lie on disk and as the window shows them. Never a secret.
import { z } from 'zod'
import { afterUploads } from '../sent/original.ts'
import {
  columnKeys,
  columnRem,
  graceSeconds,
  largeFilesAtOnce,
  leastHistoryDays,
  longestFolder,
  longestIgnorePattern,
  longestInto,
  longestServerAddress,
  mostFurtherFolders,
  mostHistoryDays,
  mostIgnorePatterns,
  noticeLevels,
  updateModes,
} from './ipc-channels.ts'
import type { FurtherFolder } from '../folders/further-folders.ts'
import { languageTags, systemLanguage } from '../messages/languages.ts'
import { existingChoices } from './ipc-setup.ts'
import { speedLimitSchema, timetableSchema } from './speed.ts'

/** A name or a pattern with `*` and `?`, one a line. */
const ignorePatternSchema = z
  .string()
  .trim()
  .min(1)
  .max(longestIgnorePattern)
  .refine((pattern) => !pattern.includes('/') && !pattern.includes('\\'), 'a name, not a path')

const largeFilesSchema = z.int().min(1).max(largeFilesAtOnce.most)

/** What a person made of the columns: those that are not shown, and widths in rem; all others are as wide as what stands in them. */
const listColumnsSchema = z.strictObject({
  hidden: z.array(z.enum(columnKeys)).max(columnKeys.length),
  widths: z.partialRecord(z.enum(columnKeys), z.number().min(columnRem.least).max(columnRem.most)),
})
export type ListColumns = z.infer<typeof listColumnsSchema>

/** A watched folder beside the first. Whether Dropbox keeps the place is judged when it is added, and at each start. */
const furtherFolderSchema = z.object({
  folder: z.string().min(1).max(longestFolder),
  into: z.string().min(1).max(longestInto),
  afterUpload: z.enum(afterUploads).nullable(),
}) satisfies z.ZodType<FurtherFolder>

const graceSchema = z.int().min(0).max(graceSeconds.most)

const windowPlaceSchema = z.object({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  maximized: z.boolean(),
})
export type WindowBounds = z.infer<typeof windowPlaceSchema>

/** What is remembered of a graphics card that failed, for the version of Outbox that saw it. */
const graphicsMarkSchema = z.object({
  version: z.string(),
  losses: z.int().min(0),
  /** So many starts draw without it. */
  startsLeft: z.int().min(0),
})
export type GraphicsMark = z.infer<typeof graphicsMarkSchema>

/** The settings that a company's policy may decide. */
export const managedSettingNames = [
  'server',
  'folder',
  'furtherFolders',
  'ignore',
  'replaceByName',
  'afterUpload',
  'largeFiles',
  'speedLimit',
  'timetable',
  'pauseOnMetered',
  'pauseOnBattery',
  'historyDays',
  'graceSeconds',
  'autostart',
  'language',
  'notices',
  'thumbnails',
  'updateMode',
] as const

/** Settings a person cannot change, each with whose policy says so: the computer's or the person's. */
const managedSchema = z.partialRecord(z.enum(managedSettingNames), z.enum(['machine', 'user']))
export type ManagedSettings = z.infer<typeof managedSchema>

export const settingsSchema = z.object({
  server: z.string().max(longestServerAddress).nullable(),
  folder: z.string().max(longestFolder).nullable(),
  furtherFolders: z.array(furtherFolderSchema).max(mostFurtherFolders),
  /** What was chosen for files that were there first, until it is carried out; null afterwards. */
  existing: z.enum(existingChoices).nullable(),
  ignore: z.array(ignorePatternSchema).max(mostIgnorePatterns),
  /** A new file at a name that was free for a while replaces what was sent under it, instead of being kept beside it. */
  replaceByName: z.boolean(),
  /** What becomes of the files of the watched folder once they are in Dropbox. */
  afterUpload: z.enum(afterUploads),
  /** So many files that are too large for a link are sent at once. */
  largeFiles: largeFilesSchema,
  autostart: z.boolean(),
  /** The system was told of `autostart` when Outbox was set up; since then the person and the system decide. */
  autostartSet: z.boolean(),
  /** A language, or `system`. One that Outbox does not speak is told, and is no fault of the other settings. */
  language: z.string().max(64),
  notices: z.enum(noticeLevels),
  updateMode: z.enum(updateModes),
  /** A pause a person made outlives a restart; `untilMs` null: without an end. */
  pause: z.object({ untilMs: z.number().nullable() }).nullable(),
  /** How fast may be sent when the timetable says nothing. */
  speedLimit: speedLimitSchema,
  timetable: timetableSchema,
  /** A person wanted full speed for a while; it outlives a restart. */
  fullSpeedUntilMs: z.number().nullable(),
  /** Nothing is sent on a network that is paid for by the byte. */
  pauseOnMetered: z.boolean(),
  pauseOnBattery: z.boolean(),
  /** The details of an image file show a small picture of it. */
  thumbnails: z.boolean(),
  listColumns: listColumnsSchema,
  /** So long what is new can be taken back before it is sent. */
  graceSeconds: graceSchema,
  /** So long a file that was sent stays in the history. */
  historyDays: z.int().min(leastHistoryDays).max(mostHistoryDays),
  windowPlace: windowPlaceSchema.nullable(),
  /** The person was told once that closing the window does not stop the uploads. */
  toldOfBackground: z.boolean(),
  graphics: graphicsMarkSchema.nullable(),
  /** What a person decided about, so that a default of the company does not take it back; null: written before that was kept. */
  chosen: z.array(z.enum(managedSettingNames)).nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  server: null,
  folder: null,
  furtherFolders: [],
  existing: null,
  ignore: [],
  replaceByName: false,
  afterUpload: 'keep',
  largeFiles: largeFilesAtOnce.usual,
  autostart: true,
  autostartSet: false,
  language: systemLanguage,
  notices: 'all',
  updateMode: 'notify',
  pause: null,
  speedLimit: { kind: 'full' },
  timetable: [],
  fullSpeedUntilMs: null,
  pauseOnMetered: false,
  pauseOnBattery: false,
  thumbnails: true,
  listColumns: { hidden: [], widths: {} },
  graceSeconds: graceSeconds.usual,
  historyDays: 730,
  windowPlace: null,
  toldOfBackground: false,
  graphics: null,
  chosen: null,
}

/** What the window may change. */
export const settingsChangeSchema = z.strictObject({
  ignore: settingsSchema.shape.ignore.exactOptional(),
  replaceByName: z.boolean().exactOptional(),
  afterUpload: z.enum(afterUploads).exactOptional(),
  largeFiles: largeFilesSchema.exactOptional(),
  autostart: z.boolean().exactOptional(),
  language: z.enum([systemLanguage, ...languageTags]).exactOptional(),
  notices: z.enum(noticeLevels).exactOptional(),
  updateMode: z.enum(updateModes).exactOptional(),
  speedLimit: speedLimitSchema.exactOptional(),
  timetable: timetableSchema.exactOptional(),
  pauseOnMetered: z.boolean().exactOptional(),
  pauseOnBattery: z.boolean().exactOptional(),
  thumbnails: z.boolean().exactOptional(),
  listColumns: listColumnsSchema.exactOptional(),
  graceSeconds: graceSchema.exactOptional(),
  historyDays: settingsSchema.shape.historyDays.exactOptional(),
})
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const shownSettingsSchema = z.strictObject({
  ignore: z.array(z.string()),
  /** The rules that hold whatever is set, each with the program that makes such files. */
  builtInRules: z.array(z.strictObject({ pattern: z.string(), madeBy: z.string() })),
  replaceByName: z.boolean(),
  afterUpload: z.enum(afterUploads),
  largeFiles: largeFilesSchema,
  autostart: z.boolean(),
  language: z.string(),
  notices: z.enum(noticeLevels),
  /** Null where this installation is not updated by itself. */
  updateMode: z.enum(updateModes).nullable(),
  /** Who brings newer versions to this computer, and from where. */
  updates: z.string(),
  speedLimit: speedLimitSchema,
  timetable: timetableSchema,
  /** Null where this system tells nobody whether a network is metered. */
  pauseOnMetered: z.boolean().nullable(),
  pauseOnBattery: z.boolean(),
  thumbnails: z.boolean(),
  listColumns: listColumnsSchema,
  graceSeconds: z.int(),
  historyDays: z.int(),
  folder: z.string(),
  /** Those beside it; `trouble` says in a sentence why one is not watched, and is null where it is. */
  furtherFolders: z
    .array(
      z.strictObject({
        folder: z.string(),
        into: z.string(),
        afterUpload: z.enum(afterUploads).nullable(),
        trouble: z.string().max(2048).nullable(),
      }),
    )
    .max(mostFurtherFolders),
  server: z.string(),
  /** A person is signed in there with the company account. */
  signedIn: z.boolean(),
  managed: managedSchema,
  about: z.strictObject({
    version: z.string(),
    /** Parts it is made of: name and version. */
    parts: z.array(z.strictObject({ name: z.string(), version: z.string() })),
    licences: z.string(),
  }),
})
export type ShownSettings = z.infer<typeof shownSettingsSchema>
