// The words of the setting for what becomes of a file once it is in Dropbox.
import type { AfterUpload } from '#shared/sent/original.ts'

export const afterUploadLabels = {
  title: 'When a file is in Dropbox',
  question: 'What becomes of it on this computer',
  rules: {
    keep: 'It stays where it is',
    sent: 'Move it to the folder \u201cSent\u201d',
    trash: 'Move it to the trash',
  } satisfies Record<AfterUpload, string>,
  texts: {
    keep: 'Nothing in the folder is changed.',
    sent: '\u201cSent\u201d lies in the watched folder and has the same folders inside. What is in it is never sent again.',
    trash: 'The trash of this computer keeps it until it is emptied. Where there is no trash, the file stays.',
  } satisfies Record<AfterUpload, string>,
}
