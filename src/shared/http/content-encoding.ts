// Which compressions an answer says it wears. Nobody asks for any, but proxies and servers add them all the same.

export type Compression = 'gzip' | 'deflate' | 'br'

/** More than one layer is a mistake of somebody on the way; more than a few is an attack. */
const mostLayers = 3

/** The layers of a Content-Encoding in the order they come off, the outermost first; null when one is unknown. */
export function parseContentEncoding(header: string | null | undefined): readonly Compression[] | null {
  const layers: Compression[] = []
  for (const word of (header ?? '').toLowerCase().split(',')) {
    const name = word.trim()
    if (name === '' || name === 'identity') continue
    const layer = names.get(name)
    if (layer === undefined || layers.length === mostLayers) return null
    layers.unshift(layer)
  }
  return layers
}

const names: ReadonlyMap<string, Compression> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
])
