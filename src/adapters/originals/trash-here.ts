// The trash of this computer, as far as we know one.
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Destination } from './destination.ts'
import type { SystemTrash } from './look.ts'
import { createXdgTrash } from './xdg-trash.ts'

/** `bySystem`: the system's own call, where the program has one; null elsewhere. `wallMs`: the computer's clock. */
export function trashHere(
  bySystem: SystemTrash | null,
  wallMs: () => number,
): Destination | { readonly bySystem: SystemTrash } | null {
  // Only here nothing can slip in between our look and the move.
  if (process.platform === 'linux')
    return createXdgTrash({ dataHome: dataHome(), uid: process.getuid?.() ?? 0, wallMs })
  return bySystem === null ? null : { bySystem }
}

/** As the specification of base directories has it: a relative path counts as none. */
function dataHome(): string | null {
  const told = process.env['XDG_DATA_HOME'] ?? ''
  if (isAbsolute(told)) return told
  const home = homedir()
  return isAbsolute(home) ? join(home, '.local', 'share') : null
}
