// What IT wants to know of one computer, as the window shows it. All its words come with it, so that the page does not hold them.
import { z } from 'zod'

/** `settings`: what holds, and who decided it. */
export const itReportKinds = ['settings'] as const
export type ItReportKind = (typeof itReportKinds)[number]

export const itReportSchema = z.strictObject({
  title: z.string(),
  text: z.string(),
  rows: z.array(z.strictObject({ title: z.string(), value: z.string(), from: z.string() })),
  /** What stands on the button that puts it on the clipboard. */
  copy: z.string(),
})
export type ItReport = z.infer<typeof itReportSchema>
