// Makes an .rpm of a folder with rpmbuild.
import { spawnSync } from 'node:child_process'
import { copyFileSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { entriesBelow, filesBelow, setModes } from './package-root.ts'

export type Rpm = {
  /** Holds the files as they are installed. */
  readonly root: string
  readonly name: string
  readonly version: string
  readonly release: string
  /** As RPM calls it, `x86_64`. */
  readonly architecture: string
  readonly summary: string
  readonly description: string
  readonly licence: string
  readonly url: string
  readonly vendor: string
  readonly requires: readonly string[]
  /** Shell scripts run as root after installing and after removing. */
  readonly afterInstall: string
  readonly afterRemove: string
  /** rpmbuild's word for how the files are packed. */
  readonly payload: string
  /** A folder for rpmbuild's own files. */
  readonly workFolder: string
  /** The file to make. */
  readonly file: string
}

/** Makes the package; false when rpmbuild refused, which has then said why. */
export function makeRpm(rpm: Rpm): boolean {
  setModes(rpm.root)
  mkdirSync(rpm.workFolder, { recursive: true })
  const spec = join(rpm.workFolder, 'package.spec')
  writeFileSync(spec, rpmSpec(rpm))
  const defines = {
    _topdir: rpm.workFolder,
    _build_id_links: 'none',
    // Nothing is stripped, compressed or looked into: the fuses in the program must stay as they are.
    __os_install_post: '%{nil}',
    _binary_payload: rpm.payload,
    _rpmdir: join(rpm.workFolder, 'made'),
  }
  const given = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`])
  const args = ['-bb', '--quiet', '--target', rpm.architecture, '--buildroot', rpm.root, ...given, spec]
  if (spawnSync('rpmbuild', args, { stdio: 'inherit' }).status !== 0) return false
  const [made] = filesBelow(join(rpm.workFolder, 'made'))
  if (made === undefined) return false
  copyFileSync(made, rpm.file)
  return true
}

/** What rpmbuild reads. */
export function rpmSpec(rpm: Rpm): string {
  const fields = [
    ['Name', rpm.name],
    ['Version', rpm.version.replaceAll('-', '~')],
    ['Release', rpm.release === '' ? '1' : rpm.release],
    ['Summary', rpm.summary],
    ['License', rpm.licence],
    ['URL', rpm.url],
    ['Vendor', rpm.vendor],
    ['AutoReqProv', 'no'],
    ...rpm.requires.map((name) => ['Requires', name]),
  ]
  const given = fields.flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}: ${plain(value)}\n`]))
  return [
    ...given,
    `\n%description\n${plain(rpm.description)}\n`,
    `\n%post -p /bin/bash\n${plain(rpm.afterInstall.replace(/^#!.*\n/, ''))}\n`,
    `\n%postun -p /bin/bash\n${plain(rpm.afterRemove.replace(/^#!.*\n/, ''))}\n`,
    `\n%files\n%defattr(-,root,root,-)\n${owned(rpm.root).join('\n')}\n`,
  ].join('')
}

/** Our own folders below /opt go with the package; those of the system, such as /usr/share, are not ours. */
function owned(root: string): string[] {
  return entriesBelow(root).flatMap((path) => {
    const inside = `/${relative(root, path)}`
    const name = plain(inside)
    if (!lstatSync(path).isDirectory()) return [`"${name}"`]
    return /^\/opt\/./.test(inside) ? [`%dir "${name}"`] : []
  })
}

/** RPM reads a per cent sign as the beginning of a macro. */
function plain(text: string): string {
  return text.replaceAll('%', '%%')
}
