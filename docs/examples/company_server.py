"""A company server in Python: what Outbox asks for, with Flask and Dropbox's own SDK. To be read, changed and run.

Each computer has a key and a folder. It is given one-time links, posts its files to Dropbox by itself, and never sees a
credential of Dropbox. docs/company-server.md has all that may be asked; here are links, checks and "who am I".

    DEVICES=devices.json DROPBOX_APP_KEY=… DROPBOX_APP_SECRET=… DROPBOX_REFRESH_TOKEN=… python3 company_server.py

devices.json: {"<SHA-256 of a key, in hex>": {"device": "laptop-7", "base": "/Scans/laptop-7"}}; no base lies in another.
For good, serve it with TLS: gunicorn --certfile … --keyfile … company_server:app"""
import datetime, hashlib, json, os, re, unicodedata

import dropbox
from dropbox.files import CommitInfo, WriteMode
from flask import Flask, abort, jsonify, make_response, request

LINK_SECONDS, LARGEST = 300, 150 * 1024 * 1024  # a link is a secret of minutes; no larger body is documented
BAD_NAME = re.compile(r"|\.\.?| .*|.*[ .]|.*[\x00-\x1f\x7f-\x9f\\\ud800-\udfff].*|~\$.*|\.~.*|~.*\.tmp|desktop\.ini|thumbs\.db"
                      r"|\.ds_store|\.dropbox(\.attr|\.cache)?", re.IGNORECASE | re.DOTALL)  # Dropbox keeps none of them
with open(os.environ["DEVICES"], encoding="utf-8") as file:
    DEVICES = json.load(file)
credential = {"oauth2_access_token": os.environ["DROPBOX_ACCESS_TOKEN"]} if "DROPBOX_ACCESS_TOKEN" in os.environ else {
    "oauth2_refresh_token": os.environ["DROPBOX_REFRESH_TOKEN"], "app_key": os.environ["DROPBOX_APP_KEY"],
    "app_secret": os.environ["DROPBOX_APP_SECRET"]}
dbx = dropbox.Dropbox(**credential, timeout=20, max_retries_on_error=1, max_retries_on_rate_limit=0)
app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 64 * 1024


def problem(status, code, **headers):
    """A refusal with a code that Outbox has words for."""
    body = {"type": f"urn:outbox:problem:{code}", "title": code, "status": status, "code": code}
    return make_response(json.dumps(body), status, {"Content-Type": "application/problem+json", **headers})


@app.errorhandler(dropbox.exceptions.DropboxException)
def trouble(error):
    app.logger.error("Dropbox: %s", type(error).__name__)  # no more: its text may name a link
    if isinstance(error, dropbox.exceptions.RateLimitError):
        return problem(503, "dropbox_busy", **{"Retry-After": str(int(error.backoff or 10))})
    return problem(503, "dropbox_sign_in") if isinstance(error, dropbox.exceptions.AuthError) else problem(502, "dropbox_error")


@app.after_request
def keep_nothing(response):
    response.headers["Cache-Control"] = "no-store"
    return response


def device():
    """Whose key this is. Only hashes are kept, so there is nothing to compare letter by letter."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    known = DEVICES.get(hashlib.sha256(key.encode()).hexdigest()) if scheme == "Bearer" else None
    return known or abort(problem(401, "sign_in_needed"))


def question(*optional):
    """The fields of a question, each of its type, and no other: none reaches Dropbox unread."""
    ask, needed = request.get_json(silent=True), {"path": str, "size": int, "contentHash": str}
    if not isinstance(ask, dict) or set(ask) - set(needed) - set(optional) or any(
            type(ask.get(name)) is not kind for name, kind in needed.items()
    ) or ask["size"] < 0 or not re.fullmatch("[0-9a-f]{64}", ask["contentHash"]):
        abort(problem(400, "bad_request"))
    return ask


def place(base, path):
    """The path in Dropbox: made here, of the device's folder and of segments that were looked at."""
    path = unicodedata.normalize("NFC", path)
    if any(len(name) > 255 or BAD_NAME.fullmatch(name) for name in path.split("/")):
        abort(problem(422, "name_not_allowed"))
    return f"{base}/{path}"


def look(path):
    """What is in Dropbox at this path, and its content hash; None twice for nothing."""
    try:
        there = dbx.files_get_metadata(path)
        return there, getattr(there, "content_hash", None)  # a folder has none
    except dropbox.exceptions.ApiError as error:
        if error.error.is_path() and error.error.get_path().is_not_found():
            return None, None
        raise


def answer(ask, **reply):
    key = request.headers.get("Idempotency-Key")
    return jsonify(**reply, asked={"path": ask["path"], "contentHash": ask["contentHash"], "key": key})


@app.post("/v1/links")
def links():
    base, ask, mode = device()["base"], question("clientModified", "replaces", "replacesAt", "receipt"), WriteMode.add
    path = place(base, ask["path"]) if ask["size"] <= LARGEST else abort(problem(413, "too_large"))
    there, content_hash = look(path)
    if there and content_hash == ask["contentHash"]:
        return answer(ask, kind="stored", path=path, rev=there.rev)
    if there:  # never overwrite: only what this very file stored is replaced, and only as long as it is still there
        own = content_hash is not None and content_hash == ask.get("replaces")
        mode = WriteMode.update(there.rev) if own else abort(problem(409, "name_taken"))
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=LINK_SECONDS)
    link = dbx.files_get_temporary_upload_link(CommitInfo(path=path, mode=mode), duration=LINK_SECONDS).link
    return answer(ask, kind="link", url=link, path=path, expiresAt=expires.strftime("%Y-%m-%dT%H:%M:%SZ"))


@app.post("/v1/checks")
def checks():
    base, ask = device()["base"], question()
    there, content_hash = look(path := place(base, ask["path"]))
    if content_hash == ask["contentHash"]:
        return answer(ask, kind="present", path=path, rev=there.rev)
    return answer(ask, kind="absent", diagnosis="name_taken" if there else None)


@app.get("/v1/me")
def me():
    return jsonify(**device(), directMaxBytes=LARGEST)


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "8080")))
