// How much memory a process holds, as Linux tells it.
import { readFileSync, writeFileSync } from 'node:fs'

const bytesPerKib = 1024

/** A sentence when memory cannot be measured here; null when it can. */
export function memoryUntold(): string | null {
  return process.platform === 'linux' ? null : 'Memory of a process is measured on Linux only.'
}

/** Resident memory of the process now, in bytes. */
export function residentBytes(pid: number): number {
  return statusBytes(pid, 'VmRSS')
}

/** The most resident memory the process ever held, or held since `forgetPeak`, in bytes. */
export function peakBytes(pid: number): number {
  return statusBytes(pid, 'VmHWM')
}

/** Lets the peak begin anew at what the process holds now. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Processor time the process used so far, in clock ticks (100 a second). */
export function usedTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name before may hold anything, so the numbers are counted from its closing bracket.
  const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(numbers[11]) + Number(numbers[12])
}

function statusBytes(pid: number, field: string): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm'))
  if (line?.[1] === undefined) throw new Error(`the system does not tell ${field}`)
  return Number(line[1]) * bytesPerKib
}

/** The process id of a child that was started. */
export function pidOf(child: { readonly pid?: number | undefined }): number {
  if (child.pid === undefined) throw new Error('a program could not be started')
  return child.pid
}
