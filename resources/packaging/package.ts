// `npm run package`: builds the app and packs it with electron-builder, or packs the programs that have no window.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronLicenceFile, electronVersion, fetchRuntime, isRuntimeInstalled } from './electron-runtime.ts'
import { usage, wishOf } from './intent.ts'
import type { Intent } from './intent.ts'
import { keychainIdentities, macSigning } from './mac-signing.ts'
import { hasRpmbuild, packingTools } from './packing-tools.ts'
import { versionOf } from './programs/bundle.ts'
import { makePrograms } from './programs/make-programs.ts'
import { bundledInApp, licencesOf, partsOf } from './parts.ts'
import { writeBills } from './sbom.ts'
import type { Bill } from './sbom.ts'
import { writeStandInRuntime } from './stand-in-runtime.ts'
import { makeWindows } from './windows/make-windows.ts'
import { hasCertificate } from './windows/sign.ts'
import { faultOfConfig, updateConfigOf } from './windows/update-config.ts'
import { writeStandInForWindows } from './windows/stand-in-exe.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * True when a Linux package must do with the stand-in runtime. For other systems electron-builder fetches the runtime
 * itself, and fails with its own words when it cannot.
 */
function mustStandIn(intent: Intent): boolean {
  if (intent.standIn) return true
  if (intent.system !== 'linux' || process.platform !== 'linux' || isRuntimeInstalled()) return false
  console.log(`Electron ${electronVersion()} is not installed here. Fetching it…`)
  if (fetchRuntime()) return false
  console.log('It could not be fetched, so a stand-in takes its place.')
  return true
}

async function packed(intent: Intent, temporary: string): Promise<boolean> {
  // Named in electron-builder.yml.
  writeFileSync(join(root, 'dist', 'licences.txt'), `${licencesOf(partsOf(bundledInApp, root))}\n`)
  const args = [`--${intent.system}`, ...kindsOf(intent), '--publish', 'never']
  if (intent.onlyFolder || isWindowsOnLinux(intent)) args.push('--dir')
  if (intent.version !== null) args.push(`-c.extraMetadata.version=${intent.version}`)
  if (intent.output !== null) args.push(`-c.directories.output=${intent.output}`)
  // Made on Linux, the packages for Windows are signed after electron-builder is done.
  if (intent.release && !isWindowsOnLinux(intent)) args.push('-c.forceCodeSigning=true')
  if (intent.system === 'win') args.push(...updateArguments())
  if (intent.system === 'mac') args.push(...macSigning({ env: process.env, identities: keychainIdentities() }))
  const standIn = mustStandIn(intent)
  if (standIn) {
    const folder = join(temporary, 'electron')
    const options = { folder, version: electronVersion(), licenceFile: electronLicenceFile() }
    if (intent.system === 'win') await writeStandInForWindows(options)
    else writeStandInRuntime(options)
    args.push(`-c.electronDist=${folder}`, '-c.artifactName=${name}-${version}-${os}-${arch}-stand-in.${ext}')
  }
  const builder = join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js')
  const env = { ...process.env, ...packingTools(temporary, process.env), ...(isWindowsOnLinux(intent) ? unsigned : {}) }
  const isPacked = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit', env }).status === 0
  const done =
    isPacked &&
    knowsItsPublisher(intent) &&
    (!isWindowsOnLinux(intent) || intent.onlyFolder || windowsPackages(intent, standIn, temporary))
  if (done && !intent.onlyFolder) writeBills(packagesIn(outputOf(intent), versionFor(intent)), appBill(intent))
  if (done && standIn) console.log('\npacked with a stand-in runtime: this package does not start the app')
  return done
}

/** On Windows electron-builder writes `app-update.yml` by these words. */
function updateArguments(): readonly string[] {
  const config = updateConfigOf(process.env)
  if (config.kind !== 'config') return []
  const names = config.publishers.map((name) => `-c.win.signtoolOptions.publisherName=${name}`)
  return ['-c.publish.provider=generic', `-c.publish.url=${config.feed}`, ...names]
}

/** Writes `app-update.yml` where electron-builder does not, and looks whether the one that is there may be handed out. */
function knowsItsPublisher(intent: Intent): boolean {
  if (intent.system !== 'win') return true
  const file = join(outputOf(intent), 'win-unpacked', 'resources', 'app-update.yml')
  const config = updateConfigOf(process.env)
  if (config.kind === 'config' && isWindowsOnLinux(intent)) writeFileSync(file, config.text)
  const fault = existsSync(file) ? faultOfConfig(readFileSync(file, 'utf8')) : null
  if (fault !== null) console.error(fault)
  return fault === null
}

/** A feed of updates without a publisher. */
function lacksPublisher({ system }: Intent): boolean {
  const config = updateConfigOf(process.env)
  if (system !== 'win' || config.kind !== 'refused') return false
  console.error(config.because)
  return true
}

/** electron-builder's own installers for Windows need tools that it fetches, and MSI needs Windows; ours are made on Linux. */
function isWindowsOnLinux(intent: Intent): boolean {
  return intent.system === 'win' && process.platform === 'linux'
}

const unsigned = { WIN_CSC_LINK: '', CSC_LINK: '' }

function windowsPackages(intent: Intent, standIn: boolean, workFolder: string): boolean {
  const output = outputOf(intent)
  const version = versionFor(intent)
  const kinds = intent.kinds.length > 0 ? intent.kinds : ['nsis', 'msi']
  const suffix = standIn ? '-stand-in' : ''
  return makeWindows({ root, output, version, kinds, suffix, environment: process.env, workFolder })
}

/** The packages of this version in the folder. */
function packagesIn(folder: string, version: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(`outbox-${version}-`))
  return names.filter((name) => /\.(deb|rpm|tar\.gz|exe|msi|dmg|pkg)$/.test(name)).map((name) => join(folder, name))
}

function appBill(intent: Intent): Bill {
  const runtime = { name: 'electron', version: electronVersion() }
  return { name: 'outbox', version: versionFor(intent), parts: partsOf(bundledInApp, root), runtime }
}

function versionFor(intent: Intent): string {
  return intent.version ?? versionOf(root)
}

function outputOf(intent: Intent): string {
  return resolve(root, intent.output ?? 'dist/package')
}

/** A release that nobody signed is worse than none. */
function lacksCertificate({ system, release }: Intent): boolean {
  if (!release || system !== 'win' || process.platform !== 'linux' || hasCertificate(process.env)) return false
  console.error('A release is signed: WIN_CSC_LINK must name a certificate. See docs/packaging.md.')
  return true
}

/** The installers to make, where they are not those of electron-builder.yml. */
function kindsOf({ system, onlyFolder, kinds }: Intent): readonly string[] {
  if (system === 'win' && process.platform === 'linux') return []
  if (onlyFolder || kinds.length > 0 || system !== 'linux' || hasRpmbuild()) return kinds
  console.log('No .rpm is made: it needs rpmbuild, which is in the package rpm of Debian and rpm-build of Fedora.')
  return ['deb', 'tar.gz']
}

/** What a package for Windows would lack; it would then refuse to send, since it could not read the company's policy. */
function lacksForWindows(): boolean {
  if (intent?.system !== 'win' || existsSync(join(root, 'node_modules/@koromix/koffi-win32-x64'))) return false
  if (intent.standIn) return false
  console.error('A package for Windows needs koffi for Windows, which npm installs only there, or with this line:')
  console.error('  npm ci --os=win32 --cpu=x64 --ignore-scripts')
  return true
}

/** `npm run build`; npm is a script of the shell on Windows. */
function built(): boolean {
  return spawnSync('npm run build', { cwd: root, stdio: 'inherit', shell: true }).status === 0
}

const intent = wishOf(process.argv.slice(2))
if (intent === null) {
  console.error(usage)
  process.exitCode = 2
} else if (intent.system === 'programs') {
  const output = outputOf(intent)
  const kinds = intent.kinds.length > 0 ? intent.kinds : process.platform === 'linux' ? ['deb', 'npm'] : ['npm']
  if (!(await makePrograms({ root, output, version: versionFor(intent), kinds }))) process.exitCode = 1
} else if (lacksForWindows() || lacksCertificate(intent) || lacksPublisher(intent)) process.exitCode = 1
else {
  const temporary = mkdtempSync(join(tmpdir(), 'outbox-package-'))
  try {
    if (!((intent.built || built()) && (await packed(intent, temporary)))) process.exitCode = 1
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
