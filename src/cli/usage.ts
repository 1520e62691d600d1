// What the commands are and how they are called, for people who called them wrong.

export const usage = `Usage:
  npm run outbox -- watch --folder DIR --server URL --token-file F --data DIR [--once] [--replace-by-name] [--after-upload keep|sent|trash] [--adopt] [--follow-link] [--limit SPEED] [--timetable TIMES] [--large-files N] [--history-days N] [--grace SECONDS] [--yes] [--dry-run] [--json] [--allow-loopback]
  npm run outbox -- send FILE... --server URL --token-file F --data DIR [--limit SPEED] [--large-files N] [--history-days N] [--json] [--allow-loopback]
  npm run outbox -- adopt --data DIR [--json]
  npm run outbox -- decide --data DIR [--send | --leave-out] [--in FOLDER] [--json]
  npm run outbox -- status --data DIR [--json]
  npm run outbox -- history --data DIR [--from DATE] [--to DATE] [--search TEXT] [--format table|csv|jsonl] [--verify [--folder DIR]]
  npm run outbox -- why PATH --data DIR [--json]
  npm run outbox -- sign-in --server URL --token-file F [--code CODE] [--json] [--allow-loopback]
  npm run outbox -- doctor --server URL --token-file F [--folder DIR] [--data DIR] [--json] [--allow-loopback]
  npm run outbox -- policy --report [--settings FILE] [--json]
  npm run outbox -- policy --check FILE [--json]
  npm run outbox -- support-bundle --data DIR --to FILE [--folder DIR] [--settings FILE] [--server URL --token-file F] [--with-names] [--json] [--allow-loopback]

  --folder DIR       the folder to watch; every file saved in it is sent
  --server URL       the address of your company's server, https://...
  --token-file F     a file that holds this computer's token, on one line
  --data DIR         where Outbox keeps its own records; made when missing
  --once             end when everything is sent or needs a person
  --replace-by-name  when a file was deleted and another one takes its name later, replace the older one in
                     Dropbox; without it both are kept
  --after-upload     what becomes of a file here once it is proved to be in Dropbox: keep (as it is), sent (moved to
                     the folder Sent in the watched folder), trash (moved to the trash)
  --adopt            the folder that stands there now is the one, whatever stood there before; the command adopt
                     says the same to an Outbox that is running
  --follow-link      the folder is named through a link that is switched at times: whatever folder it leads to is
                     the one, and all that is in it is sent; whoever may change the link chooses what that is
  --yes              send however much comes at once; without it more than 1,000 files or 20 GB within a minute,
                     and in a terminal what is in a folder that was never watched, wait for the command decide
  --send, --leave-out  the answer about files that wait for it; without one the command decide lists them
  --in FOLDER        the answer is for the files in this folder of the watched one only
  --dry-run          say of each file whether it would be sent, left out or refused, and send nothing
  --limit SPEED      send no faster than this: 500 (kB/s), 2MB/s, or auto, which leaves a fifth of the line to others
  --timetable TIMES  other speeds at certain times: "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"
  --large-files N    so many files that are too large for a link are sent at once, 1 to 4: two where nothing is said;
                     small files never wait for them
  --grace SECONDS    wait so long, at most 60, before what is new is sent: what is removed from the folder
                     meanwhile is not sent
  --history-days N   how long a file that was sent stays in the history: 730 days where nothing is said
  --from, --to DATE  days, such as 2026-03-31, both included; without them all that was sent
  --search TEXT      a part of a file's name or folder, or the first eight or more digits of its content hash
  --format           table: for people; csv: for spreadsheets; jsonl: one JSON object a line
  --verify           follow the chain of proofs through the history; with --folder, read the files that are still in
                     that folder and say which of them still are what was sent
  --report           each key of your organization's policy with its value in force and who said so; with --settings,
                     the app's settings.json, also what a person chose there
  --check FILE       what is wrong with a policy that is a JSON document
  --to FILE          where the support bundle is written: one text for IT about this computer, without file names unless
                     --with-names is said, and without secrets
  --json             one JSON object a line instead of words
  --allow-loopback   permit plain http to this very computer, for trials
  --version          print which Outbox this is

Exit status: 0 all is well, 1 could not run, 2 something needs a person.`
