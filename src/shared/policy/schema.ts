// What a company may decide about Outbox, one schema for all systems: registry templates, profiles, documents and the checks of what
// is read are made from it. Titles and help are written for the people who fill it in.
import { z } from 'zod'
import {
  graceSeconds,
  largeFilesAtOnce,
  leastHistoryDays,
  longestIgnorePattern,
  longestServerAddress,
  longestInto,
  mostFurtherFolders,
  mostHistoryDays,
  mostIgnorePatterns,
  noticeLevels,
  updateModes,
} from '../contract/ipc-channels.ts'
import { isPossibleInto, parseFurtherFolder } from '../folders/further-folders.ts'
import { afterUploads } from '../sent/original.ts'
import { feedPattern } from '../updates/update-config.ts'
import { parseSpeedLimit, parseTimetable } from '../speed/speed-text.ts'

const mostUploadHosts = 16
const longestHost = 253
const longestPath = 4_096
const longestTimetable = 4_096

const mostFileTypes = 200
const longestFileType = 64
/** Dropbox takes no larger file. */
const mostMegabytes = 2_000_000

const line = (longest: number): z.ZodString => z.string().trim().min(1).max(longest)

/** An origin over https, or over http to this computer, which only a trial permits. */
const serverAddress = /^https:\/\/[^\s/?#@\\]+\/?$|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?\/?$/i
const hostName = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9](?:[a-z0-9-]{0,62}))+$/

/** What a name ends in, with its dot or without. */
const fileType = line(longestFileType).regex(/^\.?[^./\\*?][^/\\*?]*$/)

/** Nobody's password belongs into a policy, which all may read. */
const proxyChoice = /^(?:system|none|(?:https?|socks5):\/\/(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?\/?)$/i

export const logLevels = ['info', 'warning', 'alarm'] as const
export type LogLevel = (typeof logLevels)[number]

export const policySchema = z.strictObject({
  serverUrl: line(longestServerAddress).regex(serverAddress).meta({
    title: 'Company server',
    description: 'The address Outbox asks for upload links, such as https://outbox.example.com.',
  }),
  uploadHosts: z.array(line(longestHost).regex(hostName)).max(mostUploadHosts).meta({
    title: 'More trusted upload hosts',
    description:
      'Exact names of hosts that upload links may point to, beside those of Dropbox. For companies whose files leave through a host of their own.',
  }),
  watchFolder: line(longestPath).meta({
    title: 'Watched folder',
    description: 'The folder whose files are sent. A path that begins with ~/ lies in the home folder of each person.',
  }),
  furtherFolders: z
    .array(line(longestInto + longestPath).refine(isFurtherFolder))
    .max(mostFurtherFolders)
    .meta({
      title: 'More watched folders',
      description:
        'An entry a folder: the folder in Dropbox that its files go into, =, and the folder here: Scans=~/Scans. Before the folder here may stand what becomes of its files once they are sent, keep:, sent: or trash:. Where the watched folder is enforced, people add none.',
    }),
  ignorePatterns: z
    .array(line(longestIgnorePattern).regex(/^[^/\\]+$/))
    .max(mostIgnorePatterns)
    .meta({
      title: 'Files that are never sent',
      description: 'Names, or patterns with * and ?. When enforced, people may add patterns and take none away.',
    }),
  allowedTypes: z.array(fileType).min(1).max(mostFileTypes).meta({
    title: 'Types of files that are sent',
    description:
      'What names of files end in, such as pdf or tar.gz. Files of other types, and those without an ending, are left out. Nobody looks into the files.',
  }),
  refusedTypes: z.array(fileType).max(mostFileTypes).meta({
    title: 'Types of files that are not sent',
    description:
      'What names of files end in, such as exe. They are left out, also where such a type is sent otherwise.',
  }),
  largestFileMegabytes: z.int().min(1).max(mostMegabytes).meta({
    title: 'Largest file in MB',
    description: 'Larger files are left out. A megabyte is a million bytes. The company server may take less.',
  }),
  replaceByName: z.boolean().meta({
    title: 'Replace by name',
    description: 'When a file was deleted and another one takes its name later, it replaces the older one in Dropbox.',
  }),
  afterUpload: z.enum(afterUploads).meta({
    title: 'After the upload',
    description:
      'keep; sent (moved to a folder "Sent"); trash (moved to the trash of the system). Only what is proved to be in Dropbox is moved.',
  }),
  largeFilesAtOnce: z.int().min(1).max(largeFilesAtOnce.most).meta({
    title: 'Large files at once',
    description: 'How many files that are too large for a link are sent at the same time.',
  }),
  uploadLimit: line(32)
    .refine((text) => parseSpeedLimit(text).kind === 'parsed')
    .meta({
      title: 'Upload limit',
      description: 'full, auto (a fifth of the line is left to others), or a number of kB/s such as 500.',
    }),
  timetable: z
    .string()
    .max(longestTimetable)
    .refine((text) => parseTimetable(text).kind === 'parsed')
    .meta({
      title: 'Timetable of speeds',
      description: 'Other limits at certain times: Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause.',
    }),
  pauseOnMetered: z.boolean().meta({
    title: 'Pause on metered networks',
    description: 'Nothing is sent over a network that is paid for by the byte, where the system tells which one is.',
  }),
  pauseOnBattery: z.boolean().meta({
    title: 'Pause on battery',
    description: 'Nothing is sent while the computer runs on its battery.',
  }),
  historyDays: z.int().min(leastHistoryDays).max(mostHistoryDays).meta({
    title: 'Days in the history',
    description: 'How long a file that was sent stays in the history.',
  }),
  graceSeconds: z.int().min(0).max(graceSeconds.most).meta({
    title: 'Grace time',
    description: 'For so many seconds new files wait, so that a drop can be taken back.',
  }),
  autostart: z.boolean().meta({
    title: 'Start with the computer',
    description: 'Outbox starts when a person signs in to the computer.',
  }),
  quitAllowed: z.boolean().meta({
    title: 'People may quit Outbox',
    description: 'When off, the menus have no entry that quits it.',
  }),
  notices: z.enum(noticeLevels).meta({
    title: 'Notifications',
    description: 'all; attention (only what needs a person); none.',
  }),
  thumbnails: z.boolean().meta({
    title: 'Small pictures',
    description: 'The details of a picture show it in small.',
  }),
  language: line(64)
    .regex(/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i)
    .meta({
      title: 'Language',
      description: 'system, or the tag of a language, such as en or de. One that Outbox does not speak means English.',
    }),
  proxy: line(longestHost + 32)
    .regex(proxyChoice)
    .meta({
      title: 'Proxy',
      description:
        'system (as the computer is set up), none, or an address without a name and password: http://proxy.example.com:3128, or socks5:// for one of SOCKS 5.',
    }),
  proxyAccount: z.boolean().meta({
    title: 'Account of the person at proxies',
    description:
      'A proxy that asks for it (Negotiate) is shown the account with which the person is signed in to the computer: by Kerberos, on Windows also by NTLM. Off, unless a policy says otherwise. Nobody but the proxy ever sees it.',
  }),
  extraCaFile: line(longestPath).meta({
    title: 'More certificate authorities',
    description:
      'The path of a file with certificates (PEM) that are trusted beside those of the computer, such as the one of a proxy that reads along.',
  }),
  updateMode: z.enum(updateModes).meta({
    title: 'Updates',
    description:
      'off; notify (a person is told of a newer version and chooses when it is loaded); auto (it is loaded, and installed when Outbox ends). Only where a person installed Outbox for themself, on Windows; elsewhere whoever installed it brings the next version.',
  }),
  updateFeed: line(longestServerAddress).regex(feedPattern).meta({
    title: 'Update feed',
    description:
      'Where newer versions lie: an address such as https://updates.example.com/outbox/, with latest.yml and the installer. Only https, and nothing that another publisher signed. A value that cannot be used turns updates off.',
  }),
  fleetStatus: z.boolean().meta({
    title: 'Tell the company server how a computer is doing',
    description:
      'Each question to the company server says how many files wait, how long the oldest has waited, why, and which version asks. It names no file and no folder.',
  }),
  computerName: z.boolean().meta({
    title: 'Tell the company server what a computer is called',
    description:
      'Where people sign in with their account, the name of the computer stands beside the name of the person in names of copies, in receipts and in the record of the company server. Off: a short code stands there alone.',
  }),
  clientCertificateFile: line(longestPath).meta({
    title: 'Client certificate',
    description:
      'The path of the certificate by which a computer shows itself to the company server: PEM, or PKCS #12 (.p12, .pfx). It is shown to the server that serverUrl names, and to nobody else. A path that begins with ~/ lies in the home folder of each person.',
  }),
  clientKeyFile: line(longestPath).meta({
    title: 'Key of the client certificate',
    description: 'The path of its private key (PEM), where it is not in the same file.',
  }),
  clientPassphraseFile: line(longestPath).meta({
    title: 'Passphrase of the client certificate',
    description: 'The path of a file whose first line is the passphrase. It should be readable by nobody else.',
  }),
  logLevel: z.enum(logLevels).meta({
    title: 'Level of the log',
    description: 'info (all); warning (what may be wrong); alarm (what must not happen).',
  }),
})

function isFurtherFolder(text: string): boolean {
  const folder = parseFurtherFolder(text)
  return folder !== null && isPossibleInto(folder.into)
}

export type PolicyValues = z.infer<typeof policySchema>
export type PolicyKey = keyof PolicyValues

export const policyKeys = Object.keys(policySchema.shape).map((key) => policySchema.keyof().parse(key))

/** Where a value that cannot be used would send files to a place nobody chose, or files that must not leave: nothing is sent before it is mended. */
export const closedKeys: ReadonlySet<PolicyKey> = new Set([
  'serverUrl',
  'uploadHosts',
  'ignorePatterns',
  'allowedTypes',
  'refusedTypes',
  'largestFileMegabytes',
])

/** Whether a key is on or off. Systems without such a type write 1 or 0. */
export function isSwitch(key: PolicyKey): boolean {
  return policySchema.shape[key] instanceof z.ZodBoolean
}
