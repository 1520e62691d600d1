// Makes three scripts of the stand-in and what it imports: sixty files cost Node 0.24 s of work at each start, these 0.08 s.
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { bundleForNode } from '#test/rigs/bundles/bundle.ts'

const standIn = join(import.meta.dirname, '..')
const register = join(standIn, 'register.ts')

/** Bundles `register.js`, `start.js` and `electron.js` into `folder`. They read other files where their sources would. */
export async function bundleStandInTo(folder: string): Promise<void> {
  const input = { register, start: join(standIn, 'start.ts'), electron: join(standIn, 'electron.ts') }
  const output = { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' } as const
  await bundleForNode(folder, { input, output }, [placesOfSources])
}

/** A source stays where it is to itself; only `register.ts` looks for what was bundled with it. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  transform(code, id) {
    if (id === register || !id.startsWith(standIn)) return null
    return code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
  },
}
