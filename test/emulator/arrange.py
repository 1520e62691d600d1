# Dropbox's Python SDK, which is strict about what it reads: downloads, moves, copies, searches and batches.
import json
import os
import sys

import dropbox
from dropbox import files

content = open(sys.argv[1], 'rb').read()
folder = sys.argv[2]
dbx = dropbox.Dropbox(os.environ['DROPBOX_TOKEN'], max_retries_on_error=0, max_retries_on_rate_limit=0)

dbx.files_upload(content, folder + '/a.txt')
metadata, response = dbx.files_download(folder + '/A.txt')
moved = dbx.files_move_v2(folder + '/a.txt', folder + '/sub/b.txt').metadata
copied = dbx.files_copy_v2(folder + '/sub', folder + '/copy').metadata
try:
    dbx.files_move_v2(folder + '/none', folder + '/x')
    failure = None
except dropbox.exceptions.ApiError as error:
    failure = error.error.get_from_lookup().is_not_found()
found = dbx.files_search_v2('b.TXT', options=files.SearchOptions(path=folder, max_results=1))
more = dbx.files_search_continue_v2(found.cursor)
made = dbx.files_create_folder_batch([folder + '/n1', folder + '/sub']).get_complete()
batch = dbx.files_move_batch_v2([files.RelocationPath(folder + '/n1', folder + '/n2')]).get_complete()
gone = dbx.files_delete_batch([files.DeleteArg(folder + '/n2'), files.DeleteArg(folder + '/n3')]).get_complete()
cursor = dbx.files_list_folder_get_latest_cursor(folder, recursive=True).cursor
dbx.files_delete_v2(folder + '/copy')
changes = dbx.files_list_folder_continue(cursor).entries
values = dbx.users_features_get_values([dropbox.users.UserFeature.file_locking]).values

print(json.dumps({
    'downloaded': [metadata.name, response.content == content],
    'moved': [moved.path_display, moved.id == metadata.id, moved.rev != metadata.rev],
    'copied': [copied.path_display, isinstance(copied, files.FolderMetadata)],
    'move_of_nothing': failure,
    'found': sorted(match.metadata.get_metadata().path_display for match in found.matches + more.matches),
    'made': [made.entries[0].is_success(), made.entries[1].get_failure().get_path().get_conflict().is_folder()],
    'batch': batch.entries[0].get_success().path_display,
    'gone': [gone.entries[0].get_success().metadata.name, gone.entries[1].get_failure().is_path_lookup()],
    'changes': sorted(entry.path_lower for entry in changes if isinstance(entry, files.DeletedMetadata)),
    'values': values[0].get_file_locking().get_enabled(),
}))
dbx.auth_token_revoke()
try:
    dbx.users_get_current_account()
except dropbox.exceptions.AuthError as error:
    print(error.error.is_invalid_access_token())
