// Spanish: updates, and help that the window gives.
import type { windowHelp as english } from '../en/window-help.ts'
import type { InOtherWords } from '../messages.ts'

export const windowHelp: InOtherWords<typeof english> = {
  'bundle.title': 'Paquete de soporte',
  'bundle.text':
    'Esto es todo lo que se guarda, en inglés, para su departamento de TI: ningún contenido de archivos, ninguna clave y ningún enlace. Outbox no lo envía a ningún sitio.',
  'bundle.gathering': 'Outbox pregunta al servidor de su empresa y revisa sus propios registros. Tarda unos segundos.',
  'bundle.withNames': 'Con los nombres de archivos y carpetas',
  'bundle.withNamesHint': 'Si no, cada nombre es un código que no significa nada en otro lugar.',
  'bundle.content': 'Contenido del paquete de soporte',
  'bundle.save': 'Guardar…',
  'settings.updates': 'Actualizaciones',
  'settings.updates.off': 'No buscar versiones nuevas',
  'settings.updates.notify': 'Avisarme de versiones nuevas',
  'settings.updates.auto': 'Descargar versiones nuevas e instalarlas al cerrar Outbox',
}
