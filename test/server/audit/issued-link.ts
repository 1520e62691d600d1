// What the record says of a link that was given.
import type { AuditRecord } from '#server/audit/audit.ts'

export const issuedLink: AuditRecord = {
  action: 'link',
  requestId: 'r1',
  address: '127.0.0.1',
  device: 'laptop-7',
  outcome: 'issued',
  path: 'a.txt',
  dropboxPath: '/Scans/a.txt',
  sizeBytes: 5,
  contentHash: 'a'.repeat(64),
  replacedRev: null,
  repeated: false,
}
