// Upload sessions: bytes that arrive in several requests and become a file at the end.

export type UploadSessions = { readonly open: Map<string, string> }

/** No session at first. */
export function createUploadSessions(): UploadSessions {
  return { open: new Map() }
}
