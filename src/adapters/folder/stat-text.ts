// The stat of a file as one short text: half the memory of its values, of which a watched folder keeps as many as files. Pure.
import type { BigIntStats } from 'node:fs'
import type { Stat } from '#shared/upload.ts'
import { fileIdOf } from '../files/file-stat.ts'
import type { FileIdRule } from '../files/file-systems/kinds.ts'

declare const ofStat: unique symbol

/** Two texts are the same where the stats are. */
export type StatText = string & { readonly [ofStat]: true }

export function textOfStat({ sizeBytes, mtimeMs, ctimeMs, fileId }: Stat): StatText {
  // Who the file is comes last: of all parts only that may hold a space. Joined, for a text that is added up is kept beside its parts.
  return [sizeBytes, mtimeMs, ctimeMs, fileId].join(' ') as StatText
}

/**
 * The text of the stat that the system tells, where `rule` tells one file from another: `textOfStat(statOf(stats, rule))`, but without
 * that stat. V8 learns from a first scan that stats live long and puts each new one into the old generation, 16 MB for each later scan
 * of 100,000 files.
 */
export function textOfStats(stats: BigIntStats, rule: FileIdRule): StatText {
  const times = [Number(stats.mtimeNs) / 1e6, Number(stats.ctimeNs) / 1e6]
  return [Number(stats.size), ...times, fileIdOf(stats, rule)].join(' ') as StatText
}
