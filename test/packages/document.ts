// The commands of docs/deployment.md, as an administrator would copy them out of it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#test/run/tool.ts'

/** What the document calls the versions: the one it is about, and the next. */
export const documentVersions = { first: '0.1.0', later: '0.2.0' } as const

/**
 * The blocks of `language` below the heading `heading`, one after the other, up to the next heading of any depth. Throws where there
 * is none, so that a heading that was renamed does not pass as nothing to do.
 */
export function blocksBelow(heading: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'docs/deployment.md'), 'utf8')
  const parts = blocksIn(text)
  const blocks = parts.filter((part) => part.heading === heading && part.language === language)
  if (blocks.length === 0) throw new Error(`docs/deployment.md has no block of ${language} below "${heading}"`)
  return blocks.map((part) => part.text)
}

type Block = { readonly heading: string; readonly language: string; readonly text: string }

function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = []
  let heading = ''
  let open: { readonly language: string; readonly lines: string[] } | null = null
  for (const line of text.split('\n')) {
    if (open !== null && line === '```') {
      blocks.push({ heading, language: open.language, text: open.lines.join('\n') })
      open = null
    } else if (open !== null) open.lines.push(line)
    else if (line.startsWith('```')) open = { language: line.slice(3), lines: [] }
    else heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading
  }
  return blocks
}
