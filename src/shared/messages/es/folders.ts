// Watched folders beside the first, in Spanish.
import type * as english from '../en/folders.ts'
import type { InOtherWords } from '../messages.ts'

export const folders: InOtherWords<typeof english.folders> = {
  'folders.title': 'Otras carpetas vigiladas',
  'folders.text':
    'Cada una va a una carpeta propia de Dropbox. Mientras no se puede acceder a una, solo esperan sus archivos.',
  'folders.add': 'Añadir carpeta…',
  'folders.addTitle': 'Vigilar también {folder}',
  'folders.addText': 'Antes de enviar lo que ya contiene, Outbox se lo preguntará.',
  'folders.addIt': 'Vigilar esta carpeta',
  'folders.changeTitle': 'Cambiar {folder}',
  'folders.into': 'Carpeta de Dropbox',
  'folders.intoText': 'Dentro de la carpeta de este equipo. Lo que ya se envió se queda en su sitio en Dropbox.',
  'folders.same': 'Como en la primera carpeta vigilada',
  'folders.sameRule': 'Como en la primera carpeta vigilada ({rule})',
  'folders.goesTo': 'En Dropbox: {into}',
  'folders.afterwards': 'Tras el envío: {rule}',
  'folders.change': 'Cambiar…',
  'folders.remove': 'Quitar…',
  'folders.there': 'Vigilada',
  'folders.away': 'No accesible. Sus archivos continúan automáticamente cuando vuelva.',
  'folders.replaced': 'Aquí hay otra carpeta. No se envía nada desde ella hasta que usted diga que es la correcta.',
  'folders.starting': 'Se está examinando…',
  'folders.removeTitle': '¿Dejar de vigilar {folder}?',
  'folders.removeWaiting':
    '{count, plural, =0 {Allí no espera nada.} one {# archivo ({size}) de allí aún no se ha enviado y se queda donde está. Vuelva a vigilar la carpeta para enviarlo.} other {# archivos ({size}) de allí aún no se han enviado y se quedan donde están. Vuelva a vigilar la carpeta para enviarlos.}}',
  'folders.removeText':
    'No se elimina nada, ni de este equipo ni de Dropbox. Lo que se envió desde allí sigue en el historial.',
  'folders.removeIt': 'Dejar de vigilar',
  'folders.andMore': '{count, plural, one {y # carpeta más} other {y # carpetas más}}',
  'folders.see': 'Carpetas vigiladas…',
  'folders.of': 'Carpeta vigilada',
  'folders.othersGoOn': 'Solo esperan sus archivos, que continúan automáticamente cuando vuelva.',
  'folders.othersGoOnReplaced':
    'No se envía nada desde ella hasta que usted diga que es la correcta. Los demás archivos continúan.',
  'folders.countAway':
    '{count, plural, one {No se puede acceder a # carpeta vigilada.} other {No se puede acceder a # carpetas vigiladas.}}',
  'folders.dropped':
    '{count, plural, one {Se copió # archivo en {folder}.} other {Se copiaron # archivos en {folder}.}}',
  'folders.decided': 'Su organización decide qué carpetas se vigilan.',
}
