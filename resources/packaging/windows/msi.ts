// Makes the package for administrators, an MSI per computer, with Debian's wixl and msibuild.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileVersionOf } from './file-version.ts'

/** Windows finds older versions by it. It never changes. */
export const upgradeCode = 'C1E0D5C1-6B41-4E0B-9B0C-4B8B3A5F7A21'

export type Msi = {
  /** The app's folder. */
  readonly unpacked: string
  readonly version: string
  /** A folder for small files. */
  readonly workFolder: string
  readonly file: string
}

/** Makes the package; false when a tool refused, which has then said why. */
export function makeMsi({ unpacked, version, workFolder, file }: Msi): boolean {
  const source = join(workFolder, 'outbox.wxs')
  writeFileSync(source, wixSource(unpacked, version))
  // wixl takes no absolute path of a file.
  symlinkSync(unpacked, join(workFolder, 'app'))
  if (!ran('wixl', ['--arch', 'x64', '--output', file, source])) return false
  return ran('msibuild', [file, '-q', ...finishing, ...versionQueries(unpacked)])
}

/** Properties an administrator gives, and what each writes. Without one, nothing is written. */
const settings = [
  { property: 'SERVERURL', component: 'ServerUrl', key: policyKey(), name: 'ServerUrl', value: '[SERVERURL]' },
  { property: 'WATCHFOLDER', component: 'WatchFolder', key: policyKey(), name: 'WatchFolder', value: '[WATCHFOLDER]' },
  {
    property: 'AUTOSTART',
    component: 'Autostart',
    key: String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Run`,
    name: 'Outbox',
    value: '"[APPDIR]Outbox.exe" --hidden',
  },
] as const

/** Where each installer writes the version it installed: the one thing a tool that distributes programs has to look at. */
export const installedKey = String.raw`SOFTWARE\Outbox\Outbox`

function policyKey(): string {
  return String.raw`SOFTWARE\Policies\Outbox\Outbox`
}

/** What wixl cannot write into the package: conditions of components, and which properties may reach the part that runs as system. */
const finishing = [
  ...settings.map(
    ({ property, component }) =>
      `UPDATE \`Component\` SET \`Condition\`='${property}' WHERE \`Component\`='${component}'`,
  ),
  `UPDATE \`Property\` SET \`Value\`='${['WIX_DOWNGRADE_DETECTED', 'WIX_UPGRADE_DETECTED', ...settings.map(({ property }) => property)].join(';')}' WHERE \`Property\`='SecureCustomProperties'`,
]

/**
 * Writes into the package which versions its programs and libraries have; wixl leaves that out. Without it Windows takes a program that
 * is there for newer than any in a package, leaves the new one out, and then removes the old one with the old package.
 */
function versionQueries(unpacked: string): readonly string[] {
  const paths = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).toSorted()
  return paths.flatMap((path) => {
    const found = fileVersionOf(join(unpacked, path))
    if (found === null) return []
    const id = idOf('f', path.replaceAll('\\', '/'))
    return [
      `UPDATE \`File\` SET \`Version\`='${found.version}', \`Language\`='${found.language}' WHERE \`File\`='${id}'`,
      // Only files without a version are compared by their hashes.
      `DELETE FROM \`MsiFileHash\` WHERE \`File_\`='${id}'`,
    ]
  })
}

/** What wixl reads. It knows less than WiX; see the conditions above. */
export function wixSource(unpacked: string, version: string): string {
  const components: string[] = []
  const tree = folderSource(unpacked, '', components)
  const searches = settings.map(
    ({ property, key, name }) => `    <Property Id="SAVED${property}">
      <RegistrySearch Id="Saved${name}" Root="HKLM" Key="${key}" Name="${name}" Type="raw" Win64="yes"/>
    </Property>
    <CustomAction Id="Keep${name}" Property="${property}" Value="[SAVED${property}]"/>`,
  )
  const keeps = (sequence: string): string =>
    `    <${sequence}>\n${settings.map(({ property, name }) => `      <Custom Action="Keep${name}" After="AppSearch">NOT ${property} AND SAVED${property}</Custom>`).join('\n')}\n    </${sequence}>`
  const written = settings.map(
    ({ component, key, name, value }) => `      <Component Id="${component}" Guid="${guid(component)}" Win64="yes">
        <RegistryKey Root="HKLM" Key="${key}">
          <RegistryValue Name="${name}" Type="string" Value="${xml(value)}" KeyPath="yes"/>
        </RegistryKey>
      </Component>`,
  )
  written.push(`      <Component Id="Installed" Guid="${guid('Installed')}" Win64="yes">
        <RegistryKey Root="HKLM" Key="${installedKey}">
          <RegistryValue Name="Version" Type="string" Value="${xml(version)}" KeyPath="yes"/>
        </RegistryKey>
      </Component>`)
  components.push(...settings.map(({ component }) => component), 'Installed')
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="Outbox" Language="1033" Version="${version.replace(/[-+].*/, '')}" Manufacturer="Outbox" UpgradeCode="${upgradeCode}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/>
    <MajorUpgrade DowngradeErrorMessage="A newer version of Outbox is installed."/>
    <Media Id="1" Cabinet="outbox.cab" EmbedCab="yes"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
${searches.join('\n')}
${keeps('InstallExecuteSequence')}
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="APPDIR" Name="Outbox">
${tree}
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder"/>
    </Directory>
    <DirectoryRef Id="APPDIR">
${written.join('\n')}
    </DirectoryRef>
    <Feature Id="All" Level="1">
${components.map((id) => `      <ComponentRef Id="${id}"/>`).join('\n')}
    </Feature>
  </Product>
</Wix>
`
}

/** The files of one folder, each a component of its own as Windows wants it, and the folders in it. */
function folderSource(folder: string, inside: string, components: string[]): string {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  )
  return entries
    .map((entry) => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      const source = join(folder, entry.name)
      if (entry.isDirectory())
        return `<Directory Id="${idOf('d', path)}" Name="${xml(entry.name)}">\n${folderSource(source, path, components)}\n</Directory>`
      const id = idOf('c', path)
      components.push(id)
      const shortcut =
        path === 'Outbox.exe'
          ? '<Shortcut Id="Menu" Directory="ProgramMenuFolder" Name="Outbox" Advertise="no" WorkingDirectory="APPDIR"/>'
          : ''
      return `<Component Id="${id}" Guid="${guid(path)}" Win64="yes"><File Id="${idOf('f', path)}" Name="${xml(entry.name)}" Source="app/${xml(path)}" KeyPath="yes">${shortcut}</File></Component>`
    })
    .join('\n')
}

function idOf(letter: string, path: string): string {
  return `${letter}${createHash('sha256').update(path).digest('hex').slice(0, 20)}`
}

/** The same for the same path in every version, as the rules for components ask. */
function guid(path: string): string {
  const hex = createHash('sha256').update(`com.outbox.uploader/${path}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase()
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function ran(tool: string, args: readonly string[]): boolean {
  return spawnSync(tool, args, { stdio: 'inherit' }).status === 0
}
