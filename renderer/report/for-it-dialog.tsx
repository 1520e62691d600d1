// Which dialog for IT is open. It is loaded when somebody asks for one.
import type { ReactElement } from 'react'
import type { ForIt } from '../model/window-model.ts'
import { BundleDialog } from './bundle-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'

export function ForItDialog({ kind }: { readonly kind: ForIt }): ReactElement {
  return kind === 'support_bundle' ? <BundleDialog /> : <ReportDialog kind={kind} />
}
