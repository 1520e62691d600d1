// This folder: the English catalogue, the source of all others.

// What is said about files that wait for a person: what happened and the one thing to do. `name` is made visible and stands in quotation
// marks.

export const blocked = {
  'blocked.too_large.status': 'Too large',
  'blocked.too_large.what': '{name} is larger than your company’s server takes.',
  'blocked.too_large.todo': 'Make it smaller or split it, or ask your IT department.',
  'blocked.name_not_allowed.status': 'Name not possible',
  'blocked.name_not_allowed.what': 'Dropbox cannot keep the name {name}.',
  'blocked.name_not_allowed.todo':
    'Rename the file: leave out emoji, special characters, and dots and spaces at the end.',
  'blocked.name_collision.status': 'Same name twice',
  'blocked.name_collision.what':
    'Another file in this folder has the same name as {name}, apart from capital letters or the way accents are written. Dropbox does not tell them apart.',
  'blocked.name_collision.todo': 'Rename one of the two.',
  'blocked.folder_name_taken.status': 'Folder name taken',
  'blocked.folder_name_taken.what':
    'A file in Dropbox has the name of a folder that {name} is in, so there is no place for it.',
  'blocked.folder_name_taken.todo': 'Rename the folder here, or the file in Dropbox.',
  'blocked.name_taken.status': 'Name taken',
  'blocked.name_taken.what':
    'Something else with the name {name} is already in Dropbox, and your company does not replace it.',
  'blocked.name_taken.todo': 'Rename the file.',
  'blocked.not_allowed.status': 'Not allowed',
  'blocked.not_allowed.what': 'Your company does not allow {name} to be sent from here.',
  'blocked.not_allowed.todo': 'Ask your IT department.',
  'blocked.rejected.status': 'Not accepted',
  'blocked.rejected.what': 'The server could not work with the request to send {name}.',
  'blocked.rejected.todo': 'Ask your IT department.',
  'blocked.dropbox_refused.status': 'Refused by Dropbox',
  'blocked.dropbox_refused.what': 'Dropbox refused {name} several times and did not say why.',
  'blocked.dropbox_refused.todo': 'Try again. If it is refused again, ask your IT department.',
  'blocked.folder_read_only.status': 'Place is read-only',
  'blocked.folder_read_only.what': 'The place in Dropbox where {name} belongs may not be written to.',
  'blocked.folder_read_only.todo': 'Ask your IT department.',
  'blocked.symbolic_link.status': 'Shortcut, not sent',
  'blocked.symbolic_link.what':
    '{name} is only a pointer to another file or folder (a symbolic shortcut). Outbox does not follow it.',
  'blocked.symbolic_link.todo': 'Copy what it points to into the folder.',
  'blocked.not_a_regular_file.status': 'Not a document',
  'blocked.not_a_regular_file.what':
    '{name} is not a document but something only programs use (a pipe, socket or device).',
  'blocked.not_a_regular_file.todo': 'You need not do anything.',
  'blocked.skipped.status': 'Left out',
  'blocked.skipped.what': '{name} is not sent because you left it out.',
  'blocked.skipped.todo': 'It is sent when it is changed, or when you choose to send it after all.',
  'blocked.rename': 'Rename it: {problem}.',
  'blocked.renameFolder': 'Rename the folder “{folder}” here, or the file of that name in Dropbox.',
  'blocked.renameOneFolder': 'Rename one of the folders of “{folder}” here, or the file of that name in Dropbox.',
  'blocked.overLimit': '{name} has {size}; your company’s server takes at most {limit}.',
  'nameProblem.empty_segment': 'a part of the path is empty',
  'nameProblem.dot_segment': 'a part of the path is "." or ".."',
  'nameProblem.control_character': 'the name contains an invisible control character',
  'nameProblem.backslash': 'the name contains a backslash',
  'nameProblem.segment_too_long': 'the name is longer than {most, number} characters',
  'nameProblem.path_too_long': 'the path is longer than {most, number} characters',
  'nameProblem.space_at_the_edge': 'the name begins or ends with a space',
  'nameProblem.dot_at_the_end': 'the name ends with a dot',
  'nameProblem.invalid_unicode': 'the name is not valid text',
  'nameProblem.reserved_prefix': 'the path begins with "id:", "ns:" or "rev:"',
  'nameProblem.ignored_by_dropbox': 'Dropbox never keeps files of this name',
  'nameProblem.emoji': 'the name contains an emoji or another rare character',
} as const
