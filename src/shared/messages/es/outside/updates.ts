// Spanish: newer versions of Outbox.
import type { updateTexts as english } from '../../en/outside/updates.ts'
import type { InOtherWords } from '../../messages.ts'

export const updateTexts: InOtherWords<typeof english> = {
  'menu.update.check': 'Buscar actualizaciones',
  'menu.update.download': 'Descargar la actualización',
  'menu.update.restart': 'Reiniciar y actualizar',
  'update.available': 'Ya está Outbox {version}. Ayuda > Descargar la actualización la descarga.',
  'update.loading': 'Se está descargando Outbox {version}.',
  'update.ready':
    'Outbox {version} está descargado y comprobado. Se instala cuando cierre Outbox, o ahora mismo con Ayuda > Reiniciar y actualizar; los archivos que aún no se han enviado se envían después.',
  'update.newest': 'Outbox {version} es la versión más reciente.',
  'update.refused': 'No se instaló una actualización. {why} Outbox {version} sigue como hasta ahora.',
  'update.fault.unreachable': 'El lugar donde están las actualizaciones no responde.',
  'update.fault.redirected': 'El lugar donde están las actualizaciones remite a otro sitio, y Outbox no lo sigue.',
  'update.fault.not_https':
    'Está donde otros podrían cambiarla por el camino, o en otro equipo que la lista de versiones.',
  'update.fault.not_a_feed':
    'Lo que hay en lugar de la lista de versiones no lo es. Avise a su departamento de informática.',
  'update.fault.no_checksum':
    'La lista de versiones no dice cómo debe ser el archivo. Avise a su departamento de informática.',
  'update.fault.too_large':
    'Es más grande de lo que puede ser una actualización. Avise a su departamento de informática.',
  'update.fault.too_slow': 'La descarga tardó demasiado. Outbox lo intentará más tarde.',
  'update.fault.tampered':
    'El archivo no es el que dice la lista de versiones. Avise a su departamento de informática.',
  'update.fault.not_ours': 'No está firmada por el editor de Outbox. Avise a su departamento de informática.',
  'update.fault.not_checked': 'Este equipo no pudo decir quién la firmó. Avise a su departamento de informática.',
  'update.by': 'Outbox busca versiones nuevas en {host}.',
  'update.off.for_everybody':
    'Outbox está instalado para todos en este equipo: su departamento de informática instala las versiones nuevas.',
  'update.off.package':
    'Outbox llegó en un paquete: las versiones nuevas llegan igual, por el gestor de paquetes del sistema o su departamento de informática.',
  'update.off.disk_image':
    'En un Mac las versiones nuevas llegan como esta: de su departamento de informática o del editor.',
  'update.off.not_installed': 'Este Outbox no está instalado, así que nada lo actualiza.',
  'update.off.no_publisher':
    'Este Outbox no sabe qué firma debe llevar una actualización y por eso no acepta ninguna. Las versiones nuevas vienen de su departamento de informática.',
  'update.off.no_feed':
    'Este Outbox no conoce ningún lugar con versiones nuevas. Vienen de su departamento de informática.',
  'update.off.policy_unusable':
    'Lo que su organización dice de las actualizaciones no se puede usar, así que no se descarga ninguna. Avise a su departamento de informática.',
  'update.off.by_policy':
    'Su organización ha desactivado las actualizaciones: su departamento de informática instala las versiones nuevas.',
  'update.off.by_person':
    'Outbox no busca versiones nuevas: las actualizaciones están desactivadas en la configuración.',
}
