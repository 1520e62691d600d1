// Cuts Electron's own types down to what the stand-in has, so that the compiler tells when the main process uses more.
import { events } from './events.ts'
import { members, modules, preloadModules } from './members.ts'

/** For each class or interface, the names that stay; those without a row stay whole: they are plain data. */
export type Rows = {
  readonly modules: readonly string[]
  readonly members: Readonly<Record<string, readonly string[]>>
  readonly events: Readonly<Record<string, readonly string[]>>
}

/** The stand-in's own rows. */
export const standInRows: Rows = {
  modules: [...modules, ...preloadModules],
  // A BrowserWindow has most of what it has from the class it extends.
  members: { ...members, BaseWindow: members.BrowserWindow },
  events: { ...events, BaseWindow: events.BrowserWindow },
}

const exportSpaces = ['Common', 'Main', 'Renderer', 'Utility', 'CrossProcessExports']
const listening = new Set(['on', 'off', 'once', 'addListener', 'removeListener'])

/** `electron.d.ts` with only the members, events and modules of `rows`. Throws when a name in them is not in Electron. */
export function narrowTypes(source: string, rows: Rows): string {
  const known = new Set<string>()
  const kept = blocksOf(source).map((block) => narrowBlock(block, rows, known))
  const wanted = [
    ...rows.modules.map((name) => `module ${name}`),
    ...Object.entries(rows.members).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
    ...Object.entries(rows.events).flatMap(([owner, names]) => names.map((name) => `${owner} event ${name}`)),
  ]
  // The window has what its base class has; a name needs to be found in one of the two.
  const isFound = (name: string): boolean =>
    known.has(name) || known.has(otherWindow(name)) || name.endsWith(' event *')
  const missing = wanted.filter((name) => !isFound(name))
  if (missing.length > 0) throw new Error(`electron.d.ts has no ${missing.join(', ')}`)
  return kept.join('\n')
}

function otherWindow(name: string): string {
  return name.startsWith('BaseWindow')
    ? name.replace('BaseWindow', 'BrowserWindow')
    : name.replace('BrowserWindow', 'BaseWindow')
}

type Block = { readonly owner: string | null; readonly isExports: boolean; readonly lines: readonly string[] }

/** Splits the text at its classes, interfaces and export spaces, which all begin and end at two spaces. */
function blocksOf(source: string): readonly Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let open: { readonly owner: string | null; readonly isExports: boolean } | null = null
  const close = (): void => {
    blocks.push({ owner: open?.owner ?? null, isExports: open?.isExports ?? false, lines })
    lines = []
    open = null
  }
  for (const line of source.split('\n')) {
    const [, kind, name] = /^ {2}(class|interface|namespace) (\w+).*\{$/.exec(line) ?? []
    if (kind !== undefined && name !== undefined) {
      close()
      open = {
        owner: kind === 'namespace' ? null : name,
        isExports: kind === 'namespace' && exportSpaces.includes(name),
      }
    }
    lines.push(line)
    if (line === '  }') close()
  }
  close()
  return blocks
}

function narrowBlock(block: Block, rows: Rows, known: Set<string>): string {
  if (block.isExports) return narrowExports(block.lines, rows, known)
  const names = block.owner === null ? undefined : rows.members[block.owner]
  if (block.owner === null || names === undefined) return block.lines.join('\n')
  const owner = block.owner
  const events = rows.events[owner] ?? []
  const isKept = (declaration: string): boolean => {
    const event = /^ {4}(\w+)\(event: '([^']+)'/.exec(declaration)
    const isEvent = event !== null && listening.has(event[1] ?? '')
    const name = nameOf(declaration)
    const key = isEvent ? `${owner} event ${event[2]}` : `${owner}.${name}`
    const isListed = isEvent ? events.includes(event[2] ?? '') : names.includes(name)
    if (isListed) known.add(key)
    // Interfaces of channels take any name; constructors are the class itself.
    return isListed || name === 'constructor' || (!isEvent && listening.has(name) && events.includes('*'))
  }
  return declarationsOf(events.length === 0 ? withoutListening(block.lines) : block.lines)
    .filter((part) => part.kind === 'text' || isKept(part.text))
    .map((part) => part.text)
    .join('\n')
}

/** What emits nothing must not inherit `on` for any name either. */
function withoutListening(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line.replace(/^( {2}(?:class|interface) \w+) extends (?:NodeJS\.EventEmitter|NodeEventEmitter) \{$/, '$1 {'),
  )
}

function narrowExports(lines: readonly string[], rows: Rows, known: Set<string>): string {
  return lines
    .filter((line) => {
      const name = /^ {4}(?:const|class) (\w+)/.exec(line)?.[1]
      if (name === undefined) return true
      known.add(`module ${name}`)
      return rows.modules.includes(name)
    })
    .join('\n')
}

function nameOf(declaration: string): string {
  return /^ {4}(?:static |readonly |get |set )*(\w+)/.exec(declaration)?.[1] ?? ''
}

type Part = { readonly kind: 'text' | 'declaration'; readonly text: string }

/** A declaration begins at four spaces and goes on as long as lines are deeper; comments are text and stay. */
function declarationsOf(lines: readonly string[]): readonly Part[] {
  const parts: { kind: 'text' | 'declaration'; text: string }[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    const isBegin = /^ {4}[a-zA-Z]/.test(line)
    if (!isBegin && last?.kind === 'declaration' && /^ {5,}(?!\*)|^ {4}[)}\]]/.test(line)) last.text += `\n${line}`
    else parts.push({ kind: isBegin ? 'declaration' : 'text', text: line })
  }
  return parts
}
