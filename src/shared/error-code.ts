// What an error of the system is called.

/** The system's code of an error (`ENOENT`), or null when it has none. */
export function errorCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
