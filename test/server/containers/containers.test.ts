// The examples for containers, as far as they can be tried without one: read as their programs read them, and the server in exactly the files
// that the image has.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readDatabaseUrl } from '#server/config/database/database-url.ts'
import { parseSettings } from '#server/config/settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const containers = join(root, 'resources/server/container')
const dockerfile = readFileSync(join(containers, 'Dockerfile'), 'utf8')
const python = '/usr/bin/python3'
const hasYaml = spawnSync(python, ['-c', 'import yaml']).status === 0

/** The documents of a YAML file. */
function documentsOf(path: string): unknown[] {
  const script =
    'import json,sys,yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding="utf-8")))))'
  return z.array(z.unknown()).parse(JSON.parse(execFileSync(python, ['-c', script, path], { encoding: 'utf8' })))
}

/** What the last stage copies from the project. */
function copied(): string[] {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
  return [...last.matchAll(/^COPY ([\w./-]+) /gm)].map(([, path = '']) => path)
}

test('the files of the image are all that the server needs', () => {
  const image = temporaryFolder()
  for (const path of copied()) cpSync(join(root, path), join(image, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(image, 'node_modules'))
  const [, entry = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile) ?? []
  const [program, ...words] = z.array(z.string()).parse(JSON.parse(entry))
  expect(program).toBe('/nodejs/bin/node')
  const options = { cwd: image, encoding: 'utf8', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' } } as const
  const { status, stderr, stdout } = spawnSync(process.execPath, [...words, '--make-token', 'laptop-7'], options)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Token for laptop-7')
})

test('the image has no shell to start, no root, and Node hears signals itself', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
  expect(last).toMatch(/^\nFROM gcr\.io\/distroless\/\S+:nonroot$/m)
  expect(last).toMatch(/^USER nonroot$/m)
  for (const line of last.match(/^(ENTRYPOINT|CMD|HEALTHCHECK).*$/gm) ?? []) expect(line).toMatch(/\[.*\]$/)
})

const service = z.looseObject({
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  volumes: z.array(z.string()),
})
const server = service.extend({
  user: z.literal('65532:65532'),
  build: z.object({ context: z.string(), dockerfile: z.string() }),
  networks: z.object({ outbox: z.object({ ipv4_address: z.string() }) }),
})
const composeSchema = z.looseObject({
  services: z.object({
    'server-1': server,
    'server-2': server,
    database: service.extend({ user: z.literal('999:999'), network_mode: z.literal('none') }),
    caddy: service,
  }),
  volumes: z.record(z.string(), z.null()),
})

test('compose starts what is there, confined', (context) => {
  if (!hasYaml) return context.skip(`${python} has no yaml package: compose.yaml and the manifests are not read`)
  const { services, volumes } = composeSchema.parse(documentsOf(join(containers, 'compose.yaml'))[0])
  const { context: from, dockerfile: file } = services['server-1'].build
  expect(existsSync(join(containers, from, file))).toBe(true)
  const mounted = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(':')[0] ?? ''))
  const named = mounted.filter((name) => !name.startsWith('./'))
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(volumes).toSorted())
  // The proxy asks both servers where they are, and each takes what the documents tell to make.
  const proxy = readFileSync(join(containers, 'Caddyfile'), 'utf8')
  for (const { networks } of [services['server-1'], services['server-2']])
    expect(proxy).toContain(` ${networks.outbox.ipv4_address}:8080`)
  const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8')
  for (const name of mounted.filter((one) => one.startsWith('./'))) expect(operations).toContain(name.slice(2))
})

test('the settings of the trial in the documents are settings', () => {
  const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8')
  const [, text = ''] = /^cat > server\.json << 'EOF'\n(.*?)^EOF$/ms.exec(operations) ?? []
  expect(parseSettings(text)).toMatchObject({ kind: 'settings' })
})

test('the address of the PostgreSQL in compose is one that the server takes', async () => {
  const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8')
  const [, address = ''] = /printf '(postgres:[^']+)'/.exec(operations) ?? []
  const named = { auditDatabase: null, databaseUrlFile: null, enrolmentFile: null, relayFile: null }
  const url = address.replace('%s', 'secret')
  expect(await readDatabaseUrl(named, { DATABASE_URL: url })).toEqual({ kind: 'url', url })
})

const labels = z.object({ app: z.literal('outbox-server') })
const confined = z.looseObject({
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().optional() })),
})
const probe = z.looseObject({ httpGet: z.object({ path: z.enum(['/healthz', '/readyz']), port: z.literal('http') }) })
const manifests = z.tuple([
  z.object({
    apiVersion: z.literal('v1'),
    kind: z.literal('ConfigMap'),
    metadata: z.looseObject({}),
    data: z.object({ 'server.json': z.string() }),
  }),
  z.object({
    apiVersion: z.literal('apps/v1'),
    kind: z.literal('Deployment'),
    metadata: z.looseObject({}),
    spec: z.looseObject({
      replicas: z.literal(2),
      selector: z.object({ matchLabels: labels }),
      template: z.object({
        metadata: z.object({ labels }),
        spec: z.looseObject({
          terminationGracePeriodSeconds: z.int().min(15),
          securityContext: z.looseObject({ runAsNonRoot: z.literal(true), runAsUser: z.literal(65_532) }),
          initContainers: z.tuple([confined.extend({ args: z.tuple([z.string()]) })]),
          containers: z.tuple([confined.extend({ startupProbe: probe, livenessProbe: probe, readinessProbe: probe })]),
          volumes: z.array(z.looseObject({ name: z.string() })),
        }),
      }),
    }),
  }),
  z.object({
    apiVersion: z.literal('v1'),
    kind: z.literal('Service'),
    metadata: z.looseObject({}),
    spec: z.looseObject({ selector: labels }),
  }),
  z.object({
    apiVersion: z.literal('policy/v1'),
    kind: z.literal('PodDisruptionBudget'),
    metadata: z.looseObject({}),
    spec: z.object({ minAvailable: z.literal(1), selector: z.object({ matchLabels: labels }) }),
  }),
])

test('the manifests fit together, and their settings are settings', (context) => {
  if (!hasYaml) return context.skip(`${python} has no yaml package: compose.yaml and the manifests are not read`)
  const [config, deployment] = manifests.parse(documentsOf(join(root, 'resources/kubernetes/server.yaml')))
  expect(parseSettings(config.data['server.json'])).toMatchObject({ kind: 'settings' })
  const { containers: running, initContainers, volumes } = deployment.spec.template.spec
  const mounts = [...running, ...initContainers].flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name))
  expect(new Set(mounts)).toEqual(new Set(volumes.map(({ name }) => name)))
  // The script of the first container is a script, and writes where the settings look.
  const [script] = initContainers[0].args
  expect(spawnSync(process.execPath, ['--check', '-'], { input: script }).status).toBe(0)
  const secrets = [...config.data['server.json'].matchAll(/"(\/run\/outbox\/[\w-]+)"/g)].map(([, path = '']) => path)
  expect(secrets.map((path) => dirname(path))).toEqual(['/run/outbox', '/run/outbox', '/run/outbox'])
  for (const path of secrets) expect(script).toContain(`'${path.slice('/run/outbox/'.length)}'`)
})
