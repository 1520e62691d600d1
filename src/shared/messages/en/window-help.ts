// Updates, and help that the window gives: the support bundle.

export const windowHelp = {
  'bundle.title': 'Support bundle',
  'bundle.text':
    'This is all that is saved, in English, for your IT department: no content of files, no key and no link. Outbox sends it nowhere.',
  'bundle.gathering': 'Outbox asks your company’s server and looks at its own records. This takes a few seconds.',
  'bundle.withNames': 'With the names of files and folders',
  'bundle.withNamesHint': 'Otherwise each name is a code that means nothing elsewhere.',
  'bundle.content': 'What the support bundle says',
  'bundle.save': 'Save…',
  'settings.updates': 'Updates',
  'settings.updates.off': 'Do not look for newer versions',
  'settings.updates.notify': 'Tell me of newer versions',
  'settings.updates.auto': 'Load newer versions and install them when Outbox ends',
} as const
