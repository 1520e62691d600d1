// The names that are never sent, each with the program that makes such files. docs/ignored-names.md is made from this list.
// What a person may choose as a name does not belong here but into temporary-names.ts.

/** Why files of such names are left out. The names are stable: reports and settings use them. */
export type NameRuleName =
  | 'office_temporary'
  | 'unfinished_download'
  | 'temporary'
  | 'editor_backup'
  | 'system_file'
  | 'trash'
  | 'network_leftover'
  | 'dropbox_own'
  | 'outbox_own'

export type IgnoredName = {
  readonly name: NameRuleName
  /** `*` and `?`, the case of letters ignored. */
  readonly pattern: string
  /** In plain words. */
  readonly madeBy: string
  /** What such a name leaves out: a file; or also a folder with all that is in it, where a program makes folders of it. */
  readonly leavesOut: 'file' | 'file or folder'
}

function files(name: NameRuleName, ...entries: readonly (readonly [string, string])[]): readonly IgnoredName[] {
  return entries.map(([pattern, madeBy]) => ({ name, pattern, madeBy, leavesOut: 'file' }))
}

function folders(name: NameRuleName, ...entries: readonly (readonly [string, string])[]): readonly IgnoredName[] {
  return entries.map(([pattern, madeBy]) => ({ name, pattern, madeBy, leavesOut: 'file or folder' }))
}

const whileOpen = 'while a document is open'
const ownRecords = 'synchronization programs, for their own records'

export const ignoredNames: readonly IgnoredName[] = [
  ...files('outbox_own', ['.~outbox-moving-*', 'Outbox, for the moment in which it moves a file that was sent']),
  // Before the pattern of Office that it would match as well.
  ...files('unfinished_download', ['~syncthing~*.tmp', 'Syncthing on Windows, until a file is complete']),
  ...files(
    'office_temporary',
    ['~$*', `Microsoft Office, ${whileOpen}`],
    ['~*.tmp', 'Microsoft Office, while a document is saved'],
    ['.~lock.*#', `LibreOffice, ${whileOpen}`],
    ['*.osl-tmp', 'LibreOffice, while a document is saved'],
    ['*.lck', 'office and drawing programs, while a file is open'],
    ['*.laccdb', 'Microsoft Access, while a database is open'],
    ['*.ldb', 'Microsoft Access, while a database is open; not the numbered tables of LevelDB'],
    ['*.dwl', 'AutoCAD, while a drawing is open'],
    ['*.dwl2', 'AutoCAD, while a drawing is open'],
    ['*.sv$', 'AutoCAD, as a copy for emergencies'],
    ['*.idlk', `Adobe InDesign, ${whileOpen}`],
    ['*.lrcat.lock', 'Adobe Lightroom, while a catalogue is open'],
    ['*.lrcat-wal', 'Adobe Lightroom, while a catalogue is open'],
    ['*.lrcat-shm', 'Adobe Lightroom, while a catalogue is open'],
    ['*.lrcat-journal', 'Adobe Lightroom, while a catalogue is written'],
  ),
  ...files(
    'unfinished_download',
    ['*.crdownload', 'Chrome and Edge, until a download is complete'],
    ['.com.google.Chrome.*', 'Chrome, until a download is complete'],
    ['.org.chromium.Chromium.*', 'Chromium, until a download is complete'],
    ['*.opdownload', 'Opera, until a download is complete'],
    ['*.filepart', 'WinSCP, until a file is complete'],
    ['*.aria2', 'aria2, until a download is complete'],
    ['*.!qb', 'qBittorrent, until a download is complete'],
    ['*.!ut', 'uTorrent, until a download is complete'],
    ['*.ytdl', 'yt-dlp, until a download is complete'],
    ['.syncthing.*.tmp', 'Syncthing, until a file is complete'],
    ['.xdp-*', "the Linux desktop's portals, until a file is complete"],
    ['.in.*', 'FTP programs, until a file is complete'], // ProFTPD's HiddenStores, lftp's xfer:use-temp-file
    ['.pureftpd-upload.*', 'FTP programs, until a file is complete'],
    ['.*.~*', 'Nextcloud, until a file is complete'],
    ['*.!sync', 'Resilio Sync, until a file is complete'],
    ['*.ffs_tmp', 'FreeFileSync, until a file is complete'],
    ['.*.icloud', 'iCloud Drive, in place of a file that is not on this computer'],
  ),
  ...folders(
    'unfinished_download',
    ['.~tmp~', 'rsync, until all files are complete'],
    ['.unison.*.unison.tmp', 'Unison, until all files are complete'],
    ['.tmp.drivedownload', 'Google Drive, until all files are complete'],
    ['.tmp.driveupload', 'Google Drive, until all files are complete'],
  ),
  ...files(
    'temporary',
    ['.goutputstream-*', 'GNOME programs, while a file is saved'],
    ['*.crswap', 'Chrome, while a web page writes a file'],
    ['*.sb-????????-??????', 'macOS programs, while a file is saved'],
    ['*_exiftool_tmp', 'ExifTool, while it writes'],
    ['*.~qpdf-temp#', 'qpdf, while it writes'],
    ['*.~qpdf-orig', 'qpdf, for the version before'],
    ['*.db-wal', 'SQLite, while a database is open'],
    ['*.db-shm', 'SQLite, while a database is open'],
    ['*.db-journal', 'SQLite, while a database is written'],
    ['*.sqlite-wal', 'SQLite, while a database is open'],
    ['*.sqlite-shm', 'SQLite, while a database is open'],
    ['*.sqlite-journal', 'SQLite, while a database is written'],
    ['*.sqlite3-wal', 'SQLite, while a database is open'],
    ['*.sqlite3-shm', 'SQLite, while a database is open'],
    ['*.sqlite3-journal', 'SQLite, while a database is written'],
  ),
  ...files(
    'editor_backup',
    ['*.swp', 'Vim and nano, while a text is open'],
    ['*.swx', 'Vim, while a text is open'],
    ['.*.sw?', 'Vim, while a text is open more than once'],
    ['#*#', 'Emacs, for what is not saved yet'],
    ['.#*', 'Emacs, while a text is changed'],
    ['.*.kate-swp', 'Kate, while a text is open'],
    ['*-autosave.kra', 'Krita, for what is not saved yet'],
  ),
  ...files(
    'system_file',
    ['.DS_Store', 'macOS, for how a folder is shown'],
    ['._*', 'macOS, on drives of other systems'],
    ['.apdisk', 'macOS, on network drives'],
    ['Icon\r', "macOS, for a folder's picture"],
    ['Thumbs.db', 'Windows, for small pictures'],
    ['ehthumbs.db', 'Windows, for small pictures'],
    ['desktop.ini', 'Windows, for how a folder is shown'],
    ['.sync_*.db', 'cloud drives, for their own records'],
    ['*.ffs_db', ownRecords], // FreeFileSync
    ['*.ffs_lock', ownRecords],
  ),
  ...folders(
    'system_file',
    ['System Volume Information', 'Windows, on each drive'],
    ['.fseventsd', 'macOS, on each drive'],
    ['.Spotlight-V100', 'macOS, on each drive'],
    ['.TemporaryItems', 'macOS, on each drive'],
    ['.DocumentRevisions-V100', 'macOS, on each drive'],
    ['.AppleDouble', 'file servers, for programs of macOS'],
    ['@eaDir', 'Synology, for small pictures'],
    ['.@__thumb', 'QNAP, for small pictures'],
    ['lost+found', 'Linux, on each drive'],
    // With them come old versions of files, and what was deleted.
    ['.stfolder', ownRecords], // Syncthing
    ['.stversions', ownRecords],
    ['.sync', ownRecords], // Resilio Sync
    ['_gsdata_', ownRecords], // GoodSync
  ),
  ...folders(
    'trash',
    ['.Trash*', 'Linux and macOS, for deleted files'],
    ['$RECYCLE.BIN', 'Windows, for deleted files'],
    ['RECYCLER', 'old Windows, for deleted files'],
    ['#recycle', 'Synology, for deleted files'],
    ['@Recycle', 'QNAP, for deleted files'],
  ),
  ...files(
    'network_leftover',
    ['.fuse_hidden*', 'network drives, for deleted files that are still open'],
    ['.nfs*', 'network drives, for deleted files that are still open'],
    ['.smbdelete*', 'network drives, for deleted files that are still open'],
    ['.afpDeleted*', 'network drives, for deleted files that are still open'],
  ),
  ...folders('dropbox_own', ['.dropbox*', 'Dropbox itself'], ['.~*', 'Dropbox itself']),
]

/** Names that a pattern above fits and that are no such files: the tables of LevelDB. */
export const notIgnored = /^[0-9]+\.ldb$/i
