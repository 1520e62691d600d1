// What is wrong with a speed or a timetable, for whoever wrote it.
import { assertNever } from '../assert.ts'
import type { SayOnPage } from '../messages/messages.ts'
import type { SpeedFault } from './speed-text.ts'

export function speedFaultWords(fault: SpeedFault, say: SayOnPage): string {
  switch (fault.kind) {
    case 'none':
    case 'entry':
      return say(`speedFault.${fault.kind}`, { text: fault.text })
    case 'range':
      return say('speedFault.range', { text: fault.text, least: fault.least, most: fault.most })
    case 'many':
      return say('speedFault.many', { most: fault.most })
    case 'overlap':
      return say('speedFault.overlap', { one: fault.one, other: fault.other })
    default:
      return assertNever(fault)
  }
}
