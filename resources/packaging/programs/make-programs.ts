// `npm run package -- --programs`: the terminal program and the company server, each as a tarball of npm and, where dpkg-deb
// is, as a package of Debian.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, programs } from './bundle.ts'
import { writeBills } from '../sbom.ts'
import { makeProgramDeb } from './program-debs.ts'

export type ProgramsOptions = {
  /** The project's folder. */
  readonly root: string
  readonly output: string
  readonly version: string
  readonly kinds: readonly string[]
}

/** Makes all of them; false when a tool refused, which has then said why. */
export async function makePrograms({ root, output, version, kinds }: ProgramsOptions): Promise<boolean> {
  mkdirSync(output, { recursive: true })
  const temporary = mkdtempSync(join(tmpdir(), 'outbox-programs-'))
  try {
    for (const program of programs) {
      const bundled = await bundle(program, root, join(temporary, program.name), version)
      console.log(`${program.name} ${version}: ${bundled.parts.length} packages of others are inside`)
      const bill = { name: program.name, version, parts: bundled.parts }
      if (kinds.includes('npm')) {
        if (!packForNpm(bundled.folder, output)) return false
        writeBills([join(output, `${program.name}-${version}.tgz`)], { ...bill, runtime: null })
      }
      if (kinds.includes('deb')) {
        const file = makeProgramDeb(program, bundled, root, output)
        if (file === null) return false
        writeBills([file], { ...bill, runtime: { name: 'node', version: process.versions.node } })
      }
    }
    return true
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** npm is a script of the shell on Windows. */
function packForNpm(folder: string, output: string): boolean {
  const line = `npm pack --silent --pack-destination "${output}"`
  return spawnSync(line, { cwd: folder, stdio: 'inherit', shell: true }).status === 0
}
