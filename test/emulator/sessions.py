#!/usr/bin/env python3
"""A large file in upload sessions with Dropbox's own Python SDK: with a lost answer, a refused finish, and a batch.

usage: sessions.py FILE FOLDER
environment: DROPBOX_TOKEN; for a local Dropbox also DROPBOX_API_HOST, DROPBOX_API_CONTENT_HOST and REQUESTS_CA_BUNDLE.
Prints JSON: what was answered and what is stored.
"""
import json
import os
import sys

import dropbox
from dropbox.files import CommitInfo, UploadSessionCursor, UploadSessionFinishArg, WriteMode

PART = 4 * 1024 * 1024


def send(sdk, body, close):
    """One session with all bytes of the body."""
    session = sdk.files_upload_session_start(body[:PART], close=close and len(body) <= PART).session_id
    for offset in range(PART, len(body), PART):
        cursor = UploadSessionCursor(session_id=session, offset=offset)
        sdk.files_upload_session_append_v2(body[offset:offset + PART], cursor, close=close and offset + PART >= len(body))
    return UploadSessionCursor(session_id=session, offset=len(body))


def main():
    file, folder = sys.argv[1:]
    with open(file, "rb") as opened:
        body = opened.read()
    sdk = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
    report = {}
    cursor = send(sdk, body, close=False)
    try:
        sdk.files_upload_session_append_v2(b"x", UploadSessionCursor(session_id=cursor.session_id, offset=PART))
    except dropbox.exceptions.ApiError as error:
        report["correct"] = error.error.get_incorrect_offset().correct_offset
    try:
        early = UploadSessionCursor(session_id=cursor.session_id, offset=1)
        sdk.files_upload_session_finish(b"", early, CommitInfo(path=folder + "/never"))
    except dropbox.exceptions.ApiError as error:
        report["lookup"] = error.error.get_lookup_failed().get_incorrect_offset().correct_offset
    sdk.files_create_folder_v2(folder + "/taken")
    try:
        sdk.files_upload_session_finish(b"", cursor, CommitInfo(path=folder + "/taken"))
    except dropbox.exceptions.ApiError as error:
        report["conflict"] = error.error.get_path().get_conflict().is_folder()
    done = sdk.files_upload_session_finish(b"", cursor, CommitInfo(path=folder + "/large", mode=WriteMode.add))
    report["finished"] = [done.size, done.content_hash]
    entries = [
        UploadSessionFinishArg(cursor=send(sdk, body, close=True), commit=CommitInfo(path=folder + "/batch")),
        UploadSessionFinishArg(cursor=cursor, commit=CommitInfo(path=folder + "/gone")),
    ]
    one, two = sdk.files_upload_session_finish_batch_v2(entries).entries
    report["batch"] = [one.get_success().content_hash, two.get_failure().get_lookup_failed().is_not_found()]
    print(json.dumps(report))


if __name__ == "__main__":
    main()
