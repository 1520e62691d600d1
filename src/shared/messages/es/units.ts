// Moments, lengths of time, sizes and speeds, as they stand inside Spanish sentences.
import type * as english from '../en/units.ts'
import type { InOtherWords } from '../messages.ts'

export const units: InOtherWords<typeof english.units> = {
  'text.two': '{first} {second}',
  'text.quoted': '«{text}»',
  'time.now': 'ahora',
  'time.inSeconds':
    '{count, plural, one {dentro de # segundo} many {dentro de # de segundos} other {dentro de # segundos}}',
  'time.inMinutes':
    '{count, plural, one {dentro de # minuto} many {dentro de # de minutos} other {dentro de # minutos}}',
  'time.at': 'a las {clock}',
  'time.onDayAt': 'el {day} a las {clock}',
  'time.byOnDay': '{clock} del {day}',
  'time.dayAt': '{day} a las {clock}',
  'time.dayAndClock': '{day}, {clock}',
  'time.aMinute': 'un minuto',
  'time.minutes': '{range} min',
  'time.hours': '{range} h',
  'time.range': '{from, number}–{to, number}',
  'size.bytes': '{count, plural, one {# byte} other {# bytes}}',
  'size.withBytes': '{size} ({count, plural, one {# byte} other {# bytes}})',
  'size.of': '{done} de {all}',
  'size.perSecond': '{size}/s',
  'count.files': '{count, plural, one {# archivo} other {# archivos}}',
  'speed.full': 'Máxima velocidad',
  'speed.fullUntil': 'Máxima velocidad hasta las {clock}',
  'speed.timetableFull': 'Máxima velocidad, según su horario',
  'speed.timetableFullUntil': 'Máxima velocidad hasta las {clock}, según su horario',
  'speed.timetable': '{limit}, según su horario',
  'speed.timetableUntil': '{limit} hasta las {clock}, según su horario',
  'speed.paused': 'En pausa',
  'speed.measuring': 'Deja sitio en la línea en cuanto un archivo la mida',
  'speed.auto': 'Deja sitio en la línea: {rate}',
  'speed.fixed': 'Como máximo {rate}',
  'speedFault.none': '«{text}» no es una velocidad. Escriba full, auto, 500 (kB/s) o 2MB/s.',
  'speedFault.range': '«{text}» no es una velocidad de envío válida: los límites van de {least} a {most}.',
  'speedFault.many': 'Un horario tiene como máximo {most, number} entradas.',
  'speedFault.entry': '«{text}» no es una entrada de un horario. Escríbala así: "Mon-Fri 08:00-18:00 500".',
  'speedFault.overlap':
    '«{one}» y «{other}» se refieren a las mismas horas. Haga que una termine donde empieza la otra.',
}
