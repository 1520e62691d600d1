// This folder: the log that IT reads.

// The app's log: a file that never grows beyond its cap, with the one before it kept. Not electron-log: it writes what it is
// given, and here no line gets to the file but through `logLine`, which takes secrets out.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logLine } from './log-line.ts'
import type { LogFacts } from './log-line.ts'

export interface Log {
  info(event: string, facts?: LogFacts): void
  warning(event: string, facts?: LogFacts): void
  /** Something that should not happen. */
  alarm(event: string, facts?: LogFacts): void
}

/** Together with the file before: four times what a support case ever needed to read. */
export const mostLogBytes = 2_000_000

/**
 * Opens the log in `folder` (made for its owner alone). A log that cannot be written is no reason to stop: lines are then
 * lost. Written at once and in order, since the last line before an end is the one that matters.
 */
export function openLog(folder: string, now: () => number, mostBytes: number = mostLogBytes): Log {
  const file = join(folder, 'outbox.log')
  let sizeBytes = startSize(folder, file)

  function write(level: 'info' | 'warning' | 'alarm', event: string, facts: LogFacts = {}): void {
    const line = logLine(new Date(now()).toISOString(), level, event, facts)
    try {
      if (sizeBytes > 0 && sizeBytes + line.length > mostBytes) {
        renameSync(file, join(folder, 'outbox.old.log'))
        sizeBytes = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      sizeBytes += Buffer.byteLength(line)
    } catch {
      // Nowhere to say it.
    }
  }

  return {
    info: (event, facts) => write('info', event, facts),
    warning: (event, facts) => write('warning', event, facts),
    alarm: (event, facts) => write('alarm', event, facts),
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
