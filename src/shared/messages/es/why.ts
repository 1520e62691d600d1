// The answers to "why was this file not sent?", in Spanish. `folder` always stands in the accusative: it may be „den überwachten Ordner“.
import type * as english from '../en/why.ts'
import type { InOtherWords } from '../messages.ts'

export const whyAnswers: InOtherWords<typeof english.whyAnswers> = {
  'why.folder': 'la carpeta vigilada',
  'why.nothingToDo': 'No hay que hacer nada.',
  'why.byItself': 'No hay que hacer nada: continúa automáticamente.',
  'why.changed': 'Se modificó desde entonces: la nueva versión se envía mientras Outbox esté abierto.',
  'why.sent': '{name} está en Dropbox.',
  'why.sentOn': '{name} ({size}) se envió el {moment} y está en Dropbox.',
  'why.sentOnAt': '{name} ({size}) se envió el {moment} y está en Dropbox en {place}.',
  'why.same_as':
    'El contenido de {name} ya estaba en Dropbox, por lo que no hubo que enviar nada. Outbox lo comprobó el {moment}.',
  'why.same_asAt':
    'El contenido de {name} ya estaba en Dropbox en {place}, por lo que no hubo que enviar nada. Outbox lo comprobó el {moment}.',
  'why.left_out_by_person': '{name} no se envía porque usted lo omitió.',
  'why.outside_folder': '{name} no está en {folder}, por lo que Outbox nunca lo mira.',
  'why.outside_folder.todo': 'Cópielo en {folder}.',
  'why.link': '{name} es un enlace simbólico y Outbox no sigue ninguno.',
  'why.link.todo': 'Ponga el archivo real en su lugar.',
  'why.linkedFolder': '{name} está detrás de un enlace simbólico y Outbox no sigue ninguno.',
  'why.linkedFolder.todo': 'Copie la carpeta real en {folder}.',
  'why.isFolder': '{name} es una carpeta; se envían archivos, cada uno por separado.',
  'why.isFolder.todo': 'Pregunte por un archivo que esté en ella.',
  'why.special': '{name} no es un archivo normal: no contiene nada que enviar.',
  'why.name_impossible': 'Dropbox no admite el nombre de {name}.',
  'why.name_impossibleBecause': 'Dropbox no admite el nombre de {name}: {problem}.',
  'why.name_impossible.todo': 'Póngale otro nombre.',
  'why.name_taken': 'Para Dropbox, otro archivo tiene el mismo nombre que {name}.',
  'why.name_takenBy': 'Para Dropbox, «{other}» tiene el mismo nombre que {name}.',
  'why.name_taken.todo': 'Ponga otro nombre a uno de los dos.',
  'why.replaced': 'En {folder} hay una carpeta distinta de la que Outbox vigilaba, por lo que no mira {name}.',
  'why.unreachable': 'Outbox no puede acceder a {folder}, por lo que no ha visto {name}.',
  'why.unreachable.todo': 'Conecte la unidad o vuelva a crear la carpeta.',
  'why.not_seen': '{name} está ahí, pero Outbox todavía no lo ha visto.',
  'why.cannot_look': 'Outbox no tiene permiso para mirar {name}.',
  'why.cannot_look.todo': 'Compruebe quién puede abrir la carpeta en la que está.',
  'why.gone': '{name} se movió o se eliminó antes de enviarse.',
  'why.gone.todo': 'Póngalo de nuevo en {folder}.',
  'why.absent': 'No existe el archivo {name}.',
  'why.absent.todo': 'Compruebe cómo se escribe el nombre.',
  'why.companyRule': '{name} se omite: {rule}.',
  'why.companyRule.todo': 'Si tiene que enviarse, pregunte a su departamento de informática.',
  'why.ownRule': '{name} se omite por «{pattern}», que está en la configuración.',
  'why.ruleNames': '{name} se omite: nombres como «{pattern}» los ponen programas como {makers}.',
  'why.rule': '{name} se omite por la regla {rule}, que es para {makers}.',
  'why.rulePattern': '{name} se omite por la regla {rule} ({pattern}), que es para {makers}.',

  // What to do, by where it is done.
  'why.letGo.terminal':
    'Se envía cuando se modifica, o después de: npm run outbox -- decide --send-after-all (con --in PATH, solo este).',
  'why.letGo.window': 'Búsquelo en «Omitidos» y elija «Enviar de todos modos».',
  'why.decide.terminal': 'Véalos con npm run outbox -- decide y responda con --send o --leave-out.',
  'why.adopt.terminal': 'Si es la correcta, indíquelo con: npm run outbox -- adopt.',
  'why.adopt.window': 'Si es la correcta, pulse «Usar esta carpeta» en la parte superior de la ventana.',
  'why.look.terminal': 'Inicie Outbox o, si está abierto, espere diez minutos: entonces habrá mirado toda la carpeta.',
  'why.look.window': 'Espere diez minutos como máximo: entonces Outbox habrá mirado toda la carpeta.',
  'why.rename.terminal':
    'Si aun así es un documento, póngale otro nombre o envíelo por su nombre: npm run outbox -- send.',
  'why.rename.window': 'Si aun así es un documento, póngale otro nombre.',
  'why.changeRule.terminal': 'Cambie esa regla en la configuración o ponga otro nombre al archivo.',
  'why.changeRule.window':
    'Cambie esa regla en la configuración, en «Archivos ignorados», o ponga otro nombre al archivo.',
}
