// Where a file is moved to: one name in "Sent" or in a trash, with what has to be done around it.
import { errorCodeOf } from '#shared/error-code.ts'
import type { StayReason } from '#shared/sent/original.ts'

/** The one name that a turn stands for. */
export type Spot = {
  readonly target: string
  /** As a person is told it: inside the watched folder, or absolute. */
  readonly where: string
  /** The disk of the folder that the name is in. */
  readonly device: bigint
  /** Makes sure of the name, where more than the file has it; `isBegun`: this move may have done so before. */
  readonly reserve: (isBegun: boolean) => Promise<'reserved' | 'taken'>
  /** Takes that back. */
  readonly release: () => Promise<void>
}

export type SpotAnswer =
  | { readonly kind: 'spot'; readonly spot: Spot }
  | { readonly kind: 'stays'; readonly because: StayReason }

export type SpotAsk = {
  /** Of the watched folder, without links. */
  readonly root: string
  /** Relative, with `/`. */
  readonly path: string
  /** Where it is now. */
  readonly absolute: string
  readonly turn: number
}

export interface Destination {
  /** Finds and makes the folder for the file. Never throws for what a disk can do. */
  spot(ask: SpotAsk): Promise<SpotAnswer>
  /** The first turn from `turn` on whose name is free. */
  freeTurn(ask: SpotAsk): Promise<number>
  /** What an error of the system means there. */
  because(error: unknown): StayReason
}

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const readOnlyCodes: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

export function isFull(error: unknown): boolean {
  return fullCodes.has(errorCodeOf(error) ?? '')
}

export function isReadOnly(error: unknown): boolean {
  return readOnlyCodes.has(errorCodeOf(error) ?? '')
}
