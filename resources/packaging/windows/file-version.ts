// This folder: the packages for Windows as they are made on Linux.

// The version that a program or library for Windows carries in itself.
import { readFileSync } from 'node:fs'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

export type FileVersion = {
  /** Four numbers with dots between them, as Windows Installer compares them. */
  readonly version: string
  /** The number of its language, 1033 for English; 0 where it has none. */
  readonly language: number
}

/** The version of the file at `path`; null where it is no program, or carries none. */
export function fileVersionOf(path: string): FileVersion | null {
  if (!/\.(?:exe|dll|node)$/i.test(path)) return null
  const bytes = readFileSync(path)
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null
  // Signed files are read like others: nothing is written.
  const resources = NtExecutableResource.from(NtExecutable.from(bytes, { ignoreCert: true }))
  const [info] = Resource.VersionInfo.fromEntries(resources.entries)
  if (info === undefined) return null
  const { fileVersionMS, fileVersionLS } = info.fixedInfo
  const parts = [fileVersionMS >>> 16, fileVersionMS & 0xffff, fileVersionLS >>> 16, fileVersionLS & 0xffff]
  return { version: parts.join('.'), language: info.getAvailableLanguages()[0]?.lang ?? 0 }
}
