// The rooms of the house: what each may import from others and from outside. A package must be placed here on purpose.

export type Room = {
  /** The folder the room lives in. */
  readonly folder: string
  /** Rooms whose files it may import; `room/file.ts` allows one file only. */
  readonly rooms: readonly string[]
  /** Packages it may import, each with its reason below. */
  readonly packages: readonly string[]
  /** Whether it may import Node's own modules. */
  readonly node: boolean
}

export const rooms: Readonly<Record<string, Room>> = {
  shared: { folder: 'src/shared', rooms: [], packages: ['zod'], node: false },
  engine: { folder: 'src/engine', rooms: ['shared'], packages: [], node: false },
  adapters: { folder: 'src/adapters', rooms: ['shared', 'engine/ports.ts'], packages: ['chokidar'], node: true },
  uploader: { folder: 'src/uploader', rooms: ['shared', 'engine', 'adapters'], packages: [], node: false },
  cli: { folder: 'src/cli', rooms: ['shared', 'uploader'], packages: [], node: true },
  main: { folder: 'src/main', rooms: ['shared', 'uploader'], packages: ['electron', 'electron-store'], node: true },
  preload: { folder: 'src/preload', rooms: ['shared'], packages: ['electron'], node: false },
  server: { folder: 'src/server', rooms: ['shared'], packages: ['fastify', 'dropbox', 'zod'], node: true },
  renderer: {
    folder: 'renderer',
    rooms: ['shared'],
    packages: ['react', 'react-dom', '@tanstack/react-virtual'],
    node: false,
  },
  test: {
    folder: 'test',
    rooms: ['shared', 'engine', 'adapters', 'uploader', 'cli', 'main', 'preload', 'server', 'renderer'],
    packages: [
      'vitest',
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
      '@axe-core/playwright',
      '@electron/fuses',
      '@electron/asar',
    ],
    node: true,
  },
}

/** Why each package is in the house. */
export const reasons: Readonly<Record<string, string>> = {
  zod: 'parses everything that comes in at an edge, with one schema a contract',
  chokidar: 'hears changes in folders on three systems; our own scan decides',
  fastify: 'serves the link API with limits and errors that are thought through',
  dropbox: "Dropbox's own SDK, on the server only",
  electron: 'the desktop shell',
  'electron-store': 'keeps settings, never the queue',
  react: 'draws the window',
  'react-dom': 'draws the window',
  vitest: 'runs the tests',
  'fast-check': 'finds inputs nobody thinks of',
  '@tanstack/react-virtual': 'draws only the rows in sight of a hundred thousand',
  vite: 'builds main, preload and window',
  '@playwright/test': 'drives the app as a person would',
  'playwright-core': 'gives the stand-in for Electron its Chromium',
  '@axe-core/playwright': 'finds what a screen reader or a keyboard cannot use',
  '@electron/fuses': 'reads the switches that are burnt into the packaged program',
  '@electron/asar': 'lists what is inside a package',
}

/** The room a file belongs to; null for files outside all rooms. */
export function roomOf(path: string): string | null {
  for (const [name, room] of Object.entries(rooms)) if (path.startsWith(`${room.folder}/`)) return name
  return null
}
