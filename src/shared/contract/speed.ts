// How fast files may be sent, as it lies in the settings and crosses between window and main process.
import { z } from 'zod'
import {
  leastKilobytesPerSecond,
  mostKilobytesPerSecond,
  mostTimetableEntries,
  weekdays,
  type ShownSpeed,
  type SpeedLimit,
  type TimetableEntry,
} from '../speed/speed.ts'
import { overlapIn } from '../speed/timetable.ts'

const full = z.strictObject({ kind: z.literal('full') })
const auto = z.strictObject({ kind: z.literal('auto') })
const fixed = z.strictObject({
  kind: z.literal('fixed'),
  kilobytesPerSecond: z.number().min(leastKilobytesPerSecond).max(mostKilobytesPerSecond),
})
const pause = z.strictObject({ kind: z.literal('pause') })

export const speedLimitSchema = z.discriminatedUnion('kind', [full, auto, fixed]) satisfies z.ZodType<SpeedLimit>

const dayMinutes = 24 * 60

const entrySchema = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).max(weekdays.length),
  fromMinute: z
    .int()
    .min(0)
    .max(dayMinutes - 1),
  toMinute: z.int().min(0).max(dayMinutes),
  speed: z.discriminatedUnion('kind', [full, auto, fixed, pause]),
}) satisfies z.ZodType<TimetableEntry>

/** No two entries speak of the same time. */
export const timetableSchema = z
  .array(entrySchema)
  .max(mostTimetableEntries)
  .refine((entries) => overlapIn(entries) === null, 'two entries speak of the same time')

export const shownSpeedSchema = z.strictObject({
  kind: z.enum(['full', 'auto', 'fixed', 'pause']),
  bytesPerSecond: z.number().nullable(),
  by: z.enum(['setting', 'timetable', 'person', 'metered', 'battery']),
  untilMs: z.number().nullable(),
}) satisfies z.ZodType<ShownSpeed>
