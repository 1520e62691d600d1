// Spanish: what IT wants to know of one computer.
import type * as english from '../../en/outside/reports.ts'
import type { InOtherWords } from '../../messages.ts'

export const reports: InOtherWords<typeof english.reports> = {
  'menu.effectiveSettings': 'Configuración efectiva',
  'report.settings.title': 'Configuración efectiva',
  'report.settings.text':
    'Lo que rige en este equipo y quién lo ha decidido. Se copia en inglés, para su departamento de informática.',
  'report.copy': 'Copiar para informática',
  'report.copied': 'Copiado.',
  'report.on': 'activado',
  'report.off': 'desactivado',
  'report.from.enforced': 'Su organización: {place}',
  'report.from.default': 'Valor predeterminado de su organización: {place}',
  'report.from.person': 'Usted',
  'report.from.builtIn': 'El propio Outbox',
  'report.from.broken': 'Outbox, porque no se puede usar lo que indica {place}',

  'report.key.serverUrl': 'Servidor de la empresa',
  'report.key.uploadHosts': 'Otros hosts de envío de confianza',
  'report.key.watchFolder': 'Carpeta vigilada',
  'report.key.ignorePatterns': 'Archivos que nunca se envían',
  'report.key.replaceByName': 'Reemplazar el mismo nombre',
  'report.key.afterUpload': 'Después del envío',
  'report.key.largeFilesAtOnce': 'Archivos grandes a la vez',
  'report.key.uploadLimit': 'Límite de envío',
  'report.key.timetable': 'Horario de velocidades',
  'report.key.pauseOnMetered': 'Pausa en redes de uso medido',
  'report.key.pauseOnBattery': 'Pausa con batería',
  'report.key.historyDays': 'Días en el historial',
  'report.key.graceSeconds': 'Segundos para deshacer',
  'report.key.autostart': 'Iniciar con el equipo',
  'report.key.quitAllowed': 'Se puede salir de Outbox',
  'report.key.notices': 'Notificaciones',
  'report.key.thumbnails': 'Miniaturas',
  'report.key.language': 'Idioma',
  'report.key.proxy': 'Servidor proxy',
  'report.key.extraCaFile': 'Otras autoridades de certificación',
  'report.key.logLevel': 'Nivel del registro',
}
