// The tools electron-builder calls for Linux packages. It would fetch its own fpm and 7-Zip; what this machine has, and else
// two small scripts of ours, do the same, because packing has to work without a network. Where that no longer matters,
// `linux/fpm.ts`, `gzip.ts` and this file can go.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The environment that tells electron-builder which tools to call; a choice already made in `environment` stands. The
 * folder is for small files that must live until electron-builder has ended.
 */
export function packingTools(folder: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (process.platform !== 'linux') return {}
  return { ...debTool(folder, environment), ...gzipTool(folder, environment) }
}

function debTool(folder: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (environment['CUSTOM_FPM_PATH'] !== undefined) return {}
  if (runs('fpm', '--version')) return { USE_SYSTEM_FPM: 'true' }
  return runs('dpkg-deb', '--version') ? { CUSTOM_FPM_PATH: command(folder, 'linux/fpm.ts') } : {}
}

function gzipTool(folder: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (environment['ELECTRON_BUILDER_7ZIP_PATH'] !== undefined) return {}
  return { ELECTRON_BUILDER_7ZIP_PATH: command(folder, 'gzip.ts') }
}

/** True when this machine can make an .rpm. */
export function hasRpmbuild(): boolean {
  return runs('rpmbuild', '--version')
}

function runs(name: string, ...args: string[]): boolean {
  return spawnSync(name, args, { stdio: 'ignore' }).status === 0
}

/** A command that runs one of our scripts with this very Node, wherever it is called. */
function command(folder: string, script: string): string {
  const path = join(folder, `${basename(script)}.sh`)
  const file = fileURLToPath(new URL(script, import.meta.url))
  writeFileSync(path, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(file)} "$@"\n`, { mode: 0o755 })
  return path
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
