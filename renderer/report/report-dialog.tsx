// The report: what holds, and who decided it. All its words come from main.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { ItReport, ItReportKind } from '#shared/contract/ipc-reports.ts'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
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
  const close = (): void => model.report.set(null)
  const copied = (): Promise<void> => model.bridge.copyItReport(kind).then((text) => model.toasts.say(text))
  return (
    <Dialog className="report-dialog" titleId="report-title" focus="primary" close={close}>
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
    </Dialog>
  )
}
