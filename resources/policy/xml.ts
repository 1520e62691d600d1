// XML as text: a small tree, written with what must be escaped.

export type Xml = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Xml | string)[]
}

export function xml(name: string, attributes: Xml['attributes'] = {}, ...children: Xml['children']): Xml {
  return { name, attributes, children }
}

/** The whole document, two spaces a level. An element with text alone stays on one line. */
export function writeXml(root: Xml, doctype = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${doctype}${written(root, '')}`
}

function written({ attributes, children, name }: Xml, indent: string): string {
  const words = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (children.length === 0) return `${indent}<${words}/>\n`
  const [only] = children
  if (children.length === 1 && typeof only === 'string') return `${indent}<${words}>${escaped(only)}</${name}>\n`
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escaped(child)}\n` : written(child, `${indent}  `),
  )
  return `${indent}<${words}>\n${inner.join('')}${indent}</${name}>\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
