// Does for electron-builder what fpm does, so that no fpm need be fetched: a .deb with dpkg-deb, an .rpm with rpmbuild.
// An argument it does not know ends it: a package that lacks something quietly is worse than none.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { debDescription, makeDeb } from './deb.ts'
import type { DebScripts } from './deb.ts'
import { place } from './package-root.ts'
import { makeRpm } from './rpm.ts'

const one = { type: 'string', default: '' } as const
const many = { type: 'string', multiple: true, default: [] as string[] } as const

/** fpm's words, as far as electron-builder uses them. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'source-kind': { ...one, short: 's' },
    'target-kind': { ...one, short: 't' },
    depends: { ...many, short: 'd' },
    'deb-recommends': many,
    'deb-compression': { ...one, default: 'xz' },
    'deb-priority': { ...one, default: 'optional' },
    'rpm-os': one,
    'rpm-compression': { ...one, default: 'xzmt' },
    'rpm-summary': one,
    force: { type: 'boolean' },
    debug: { type: 'boolean' },
    log: one,
    architecture: one,
    'after-install': one,
    'after-remove': one,
    category: { ...one, default: 'misc' },
    description: one,
    iteration: one,
    license: one,
    maintainer: one,
    name: one,
    package: one,
    url: one,
    vendor: one,
    version: one,
  },
})

const script = (path: string): string => (path === '' ? '' : readFileSync(path, 'utf8'))

function deb(root: string): boolean {
  const iteration = values.iteration === '' ? '' : `-${values.iteration}`
  const scripts: DebScripts = {
    ...(values['after-install'] === '' ? {} : { postinst: script(values['after-install']) }),
    ...(values['after-remove'] === '' ? {} : { postrm: script(values['after-remove']) }),
  }
  return makeDeb({
    root,
    fields: [
      ['Package', values.name],
      ['Version', `${values.version}${iteration}`],
      ['Section', values.category],
      ['Priority', values['deb-priority']],
      ['Architecture', values.architecture],
      ['Maintainer', values.maintainer],
      ['Depends', values.depends.join(', ')],
      ['Recommends', values['deb-recommends'].join(', ')],
      ['Homepage', values.url],
      ['Description', debDescription(values.description)],
    ],
    scripts,
    kept: [],
    compression: values['deb-compression'],
    file: values.package,
  })
}

/** Where a processor has another name in RPM than in Debian. */
const rpmNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

function rpm(root: string, workFolder: string): boolean {
  const [firstLine = ''] = values.description.trim().split('\n')
  return makeRpm({
    root,
    name: values.name,
    version: values.version,
    release: values.iteration,
    architecture: rpmNames[values.architecture] ?? values.architecture,
    summary: values['rpm-summary'] === '' ? firstLine : values['rpm-summary'],
    description: values.description.trim(),
    licence: values.license,
    url: values.url,
    vendor: values.vendor,
    requires: values.depends,
    afterInstall: script(values['after-install']),
    afterRemove: script(values['after-remove']),
    payload: payloads[values['rpm-compression']] ?? 'w6.xzdio',
    workFolder,
    file: values.package,
  })
}

const payloads: Readonly<Record<string, string>> = { none: 'w0.gzdio', gzip: 'w6.gzdio', xzmt: 'w6T.xzdio' }

const kind = values['target-kind']
if (!['deb', 'rpm'].includes(kind) || values['source-kind'] !== 'dir')
  throw new Error('only -s dir -t deb|rpm is known')
const temporary = mkdtempSync(join(tmpdir(), 'outbox-linux-'))
try {
  const root = join(temporary, 'root')
  for (const pair of positionals) {
    const [source = '', target = ''] = pair.split('=', 2)
    place(root, source, target)
  }
  const isMade = kind === 'deb' ? deb(root) : rpm(root, join(temporary, 'rpm'))
  if (!isMade) process.exitCode = 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
