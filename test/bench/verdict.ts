// What came of a measure: the value against its target, as a line for scripts or for people.
import { summarise } from './median.ts'
import type { Beside, Measure, Taken } from './measure.ts'

export type Verdict = {
  readonly name: string
  /** The median of all rounds; null when the measure could not be taken. */
  readonly value: number | null
  readonly target: number
  readonly ok: boolean
  readonly higher: boolean
  readonly unit: string
  readonly min: number | null
  readonly max: number | null
  readonly rounds: number
  readonly beside: Beside
  readonly because: string | null
}

type Judged = Pick<Measure, 'name' | 'target' | 'higher' | 'unit'>

/** Judges a measure by the median of its rounds. */
export function judge(measure: Judged, taken: Taken): Verdict {
  const { name, target, higher, unit } = measure
  if (taken.kind === 'not_taken') {
    const nothing = { value: null, min: null, max: null, rounds: 0, beside: {} }
    return { name, target, higher, unit, ...nothing, ok: false, because: taken.because }
  }
  const { median: value, min, max } = summarise(taken.values)
  const ok = higher ? value >= target : value <= target
  const rounds = taken.values.length
  return { name, target, higher, unit, value, ok, min, max, rounds, beside: taken.beside, because: null }
}

/** One JSON object: name, value, target and ok first, `higher` only where higher is better. */
export function jsonLine(verdict: Verdict): string {
  const { name, value, target, ok, higher, unit, min, max, rounds, beside, because } = verdict
  return JSON.stringify({
    name,
    value: value === null ? null : rounded(value),
    target,
    ok,
    ...(higher ? { higher: true } : {}),
    unit,
    ...(min === null || max === null ? {} : { min: rounded(min), max: rounded(max) }),
    rounds,
    ...Object.fromEntries(Object.entries(beside).map(([key, number]) => [key, rounded(number)])),
    ...(because === null ? {} : { because }),
  })
}

/** One row of the table. */
export function tableRow(verdict: Verdict): string {
  const { name, value, target, ok, higher, unit, min, max, beside, because } = verdict
  const mark = ok ? 'ok    ' : 'NOT OK'
  if (value === null || min === null || max === null) return `${mark}  ${name.padEnd(nameWidth)}${because ?? ''}`
  const bound = `${higher ? '>=' : '<='} ${target}`
  const spread = `(${rounded(min)} .. ${rounded(max)})`
  const numbers = `${String(rounded(value)).padStart(valueWidth)}  ${spread.padEnd(spreadWidth)}${bound.padEnd(boundWidth)}${unit}`
  const notes = Object.entries(beside).map(([key, number]) => `${key} ${rounded(number)}`)
  return `${mark}  ${name.padEnd(nameWidth)}${numbers}${notes.length === 0 ? '' : `\n${besideIndent}${notes.join(', ')}`}`
}

/** The line above the table. */
export function tableHead(): string {
  const numbers = `${'median'.padStart(valueWidth)}  ${'(min .. max)'.padEnd(spreadWidth)}${'target'.padEnd(boundWidth)}unit`
  return `        ${'measure'.padEnd(nameWidth)}${numbers}`
}

const nameWidth = 16
const valueWidth = 8
const spreadWidth = 22
const boundWidth = 10
const besideIndent = ' '.repeat(8 + nameWidth)

/** Three digits that count are more than a shared machine can repeat. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
