// The report: what holds, and who decided it. All its words come from main.
import { useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import type { ItReport, ItReportKind } from '#shared/contract/ipc-reports.ts'
import { useModel } from '../model/use-model.ts'
import { useModal } from '../ui/use-modal.ts'
import { say } from '../words/say.ts'

export function ReportDialog({ kind }: { readonly kind: ItReportKind }): ReactElement | null {
  const model = useModel()
  const [report, setReport] = useState<ItReport | null>(null)
  useEffect(() => {
    const read = (): void => model.attempt(model.bridge.readItReport(kind).then(setReport))
    read()
    return model.bridge.on('command', (command) => {
      if (command === 'settings_changed') read()
    })
  }, [model, kind])
  return report === null ? null : <Shown kind={kind} report={report} />
}

function Shown({ kind, report }: { readonly kind: ItReportKind; readonly report: ItReport }): ReactElement {
  const model = useModel()
  const dialog = useRef<HTMLDialogElement>(null)
  useModal(dialog, 'primary')
  const close = (): void => model.report.set(null)
  const copied = (): Promise<void> => model.bridge.copyItReport(kind).then((text) => model.toasts.say(text))
  return (
    <dialog ref={dialog} className="dialog report-dialog" aria-labelledby="report-title" onClose={close}>
      <h2 id="report-title" className="dialog-title">
        {report.title}
      </h2>
      <p className="quiet">{report.text}</p>
      <table className="report-table selectable">
        <tbody>
          {report.rows.map(({ from, title, value }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td dir="auto">{value}</td>
              <td className="quiet" dir="auto">
                {from}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => model.attempt(copied())}>
          {report.copy}
        </button>
        <button type="button" className="button is-primary" onClick={close}>
          {say('general.close')}
        </button>
      </div>
    </dialog>
  )
}
