// Saves what is shown, and everything below it, as a file.
import { useState } from 'react'
import type { ReactElement } from 'react'
import { exportFormats, type ExportFormat } from '#shared/rows/sent-file.ts'
import { assertNever } from '#shared/assert.ts'
import { askedFilter } from '../model/history/history-lines.ts'
import { useModel } from '../model/use-model.ts'
import { ExportIcon } from '../ui/icons.tsx'
import { MenuButton } from '../ui/controls/menu-button.tsx'
import { say } from '../words/say.ts'

export function ExportMenu({ isDisabled }: { readonly isDisabled: boolean }): ReactElement {
  const model = useModel()
  const [isBusy, setBusy] = useState(false)
  async function save(format: ExportFormat): Promise<void> {
    const filter = askedFilter(model.history.get().filter)
    if (filter === null) return
    const end = await model.bridge.exportSent({ filter, format })
    switch (end.kind) {
      case 'saved':
        model.toasts.say(say('history.exported', { count: end.files, place: end.shown }))
        return
      case 'refused':
        model.toasts.say(end.text)
        return
      case 'left':
        return
      default:
        assertNever(end)
    }
  }
  const items = exportFormats.map((format) => ({
    key: format,
    label: say(`history.exportAs.${format}`),
    act: () => {
      setBusy(true)
      model.attempt(save(format).finally(() => setBusy(false)))
    },
  }))
  return (
    <MenuButton label={say('history.export')} icon={<ExportIcon />} items={items} isDisabled={isDisabled || isBusy} />
  )
}
