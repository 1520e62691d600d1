// This folder: the log that IT reads.

// The app's log: a file that never grows beyond its cap, with the one before it kept. Not electron-log: it writes what it is
// given, and here no line gets to the file but through `logLine`, which takes secrets out.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logLevels, type LogLevel } from '#shared/policy/schema.ts'
import { logLine } from './log-line.ts'
import type { LogFacts } from './log-line.ts'

/** The log as a file: how much of it is kept may be decided while the app runs. */
export interface LogFile extends Log {
  /** From now on lines below `level` are left out. */
  keepFrom(level: LogLevel): void
}

export interface Log {
  info(event: string, facts?: LogFacts): void
  warning(event: string, facts?: LogFacts): void
  /** Something that should not happen. */
  alarm(event: string, facts?: LogFacts): void
}

/** Together with the file before: four times what a support case ever needed to read. */
export const mostLogBytes = 2_000_000

/** Beyond its cap it grows only while another program holds it, so that it cannot be renamed; then up to this. */
const mostHeldFactor = 2

/** So many lines wait while nothing can be written at all. */
const mostWaitingLines = 500

/**
 * Opens the log in `folder` (made for its owner alone). A log that cannot be written is no reason to stop: its lines wait, and
 * only the oldest of many are lost. Written at once and in order, since the last line before an end is the one that matters.
 */
export function openLog(folder: string, now: () => number, mostBytes: number = mostLogBytes): LogFile {
  const file = join(folder, 'outbox.log')
  let sizeBytes = startSize(folder, file)
  let waiting: string[] = []
  let lost = 0
  let least: LogLevel = 'info'

  function write(level: LogLevel, event: string, facts: LogFacts = {}): void {
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return
    const at = new Date(now()).toISOString()
    waiting.push(logLine(at, level, event, facts))
    try {
      const text = (lost > 0 ? logLine(at, 'warning', 'lines lost', { lines: lost }) : '') + waiting.join('')
      append(text, Buffer.byteLength(text))
      waiting = []
      lost = 0
    } catch {
      // Nowhere to say it now.
      const surplus = Math.max(0, waiting.length - mostWaitingLines)
      waiting.splice(0, surplus)
      lost += surplus
    }
  }

  function append(text: string, bytes: number): void {
    if (sizeBytes > 0 && sizeBytes + bytes > mostBytes) {
      try {
        renameSync(file, join(folder, 'outbox.old.log'))
        sizeBytes = 0
      } catch (error) {
        // A viewer holds one of the two: there is room beyond the cap, and the next line tries again.
        if (sizeBytes + bytes > mostBytes * mostHeldFactor) throw error
      }
    }
    appendFileSync(file, text, { mode: 0o600 })
    sizeBytes += bytes
  }

  return {
    info: (event, facts) => write('info', event, facts),
    warning: (event, facts) => write('warning', event, facts),
    alarm: (event, facts) => write('alarm', event, facts),
    keepFrom: (level) => void (least = level),
  }
}

function startSize(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}
