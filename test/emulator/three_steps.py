#!/usr/bin/env python3
"""Dropbox's three steps with Dropbox's own Python SDK: ask for an upload link, post a file to it, look at what is there.

usage: three_steps.py FILE DROPBOX_PATH
environment: DROPBOX_TOKEN; for a local Dropbox also DROPBOX_API_HOST and REQUESTS_CA_BUNDLE.
Prints JSON: the status of each post (the link, the link again, a link that never was) and what is stored.
"""
import json
import os
import sys

import dropbox
import requests


def post(link, body):
    headers = {"Content-Type": "application/octet-stream"}
    return requests.post(url=link, data=body, headers=headers, timeout=30)


def main():
    file, path = sys.argv[1:]
    with open(file, "rb") as opened:
        body = opened.read()
    sdk = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
    commit = dropbox.files.CommitInfo(path=path, mode=dropbox.files.WriteMode.add)
    link = sdk.files_get_temporary_upload_link(commit_info=commit, duration=300).link
    answers = [post(link, body), post(link, body), post(os.path.dirname(link) + "/NeverIssued000", body)]
    found = sdk.files_get_metadata(path)
    listed = [entry.path_display for entry in sdk.files_list_folder(os.path.dirname(path)).entries]
    try:
        sdk.files_get_metadata(path + ".none")
        missing = "found"
    except dropbox.exceptions.ApiError as error:
        missing = "not found" if error.error.get_path().is_not_found() else "another error"
    report = {
        "statuses": [answer.status_code for answer in answers],
        "answered": answers[0].json()["content-hash"],
        "stored": found.content_hash,
        "size": found.size,
        "listed": listed,
        "missing": missing,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
