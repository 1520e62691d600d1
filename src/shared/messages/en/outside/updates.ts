// Newer versions of Outbox: found, refused, or left to others.

export const updateTexts = {
  'menu.update.check': 'Check for updates',
  'menu.update.download': 'Download the update',
  'menu.update.restart': 'Restart and update',
  'update.available': 'Outbox {version} is there. Help > Download the update loads it.',
  'update.loading': 'Outbox {version} is being loaded.',
  'update.ready':
    'Outbox {version} is loaded and checked. It is installed when you quit Outbox, or at once with Help > Restart and update; files that are not sent yet are sent afterwards.',
  'update.newest': 'Outbox {version} is the newest version.',
  'update.refused': 'An update was not installed. {why} Outbox {version} goes on as it is.',
  'update.fault.unreachable': 'The place where updates lie does not answer.',
  'update.fault.redirected': 'The place where updates lie points elsewhere, and Outbox does not follow.',
  'update.fault.not_https':
    'It lies where others could change it on the way, or on another computer than the list of versions.',
  'update.fault.not_a_feed': 'What lies in the place of the list of versions is none. Tell your IT department.',
  'update.fault.no_checksum': 'The list of versions does not say what the file must be. Tell your IT department.',
  'update.fault.too_large': 'It is larger than an update can be. Tell your IT department.',
  'update.fault.too_slow': 'It took too long to load. Outbox tries again later.',
  'update.fault.tampered': 'The file is another one than the list of versions says. Tell your IT department.',
  'update.fault.not_ours': 'It is not signed by the publisher of Outbox. Tell your IT department.',
  'update.fault.not_checked': 'This computer could not say who signed it. Tell your IT department.',
  'update.by': 'Outbox looks for newer versions at {host}.',
  'update.off.for_everybody':
    'Outbox is installed for everybody on this computer: your IT department installs newer versions.',
  'update.off.package':
    'Outbox came in a package: newer versions come the same way, through the system’s package manager or your IT department.',
  'update.off.disk_image':
    'On a Mac newer versions come the way this one came: from your IT department or the publisher.',
  'update.off.not_installed': 'This Outbox is not installed, so nothing updates it.',
  'update.off.no_publisher':
    'This Outbox does not know whose signature an update must bear, so it takes none. Newer versions come from your IT department.',
  'update.off.no_feed': 'This Outbox knows no place where newer versions lie. They come from your IT department.',
  'update.off.policy_unusable':
    'What your organization says about updates cannot be used, so none is loaded. Tell your IT department.',
  'update.off.by_policy': 'Your organization turned updates off: your IT department installs newer versions.',
  'update.off.by_person': 'Outbox does not look for newer versions: updates are off in the settings.',
} as const
