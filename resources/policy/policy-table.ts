// The page of the manual that lists every key.
import { linuxPolicyFile } from '#adapters/policy/policy-file.ts'
import { preferencesDomain } from '#adapters/policy/managed-preferences.ts'
import { registryKey } from '#adapters/policy/registry.ts'
import { closedKeys } from '#shared/policy/schema.ts'
import type { Description, Form } from './descriptions.ts'

export function writePolicyPage(descriptions: readonly Description[]): string {
  const rows = descriptions.map(({ form, help, key, name, title }) => {
    const closes = closedKeys.has(key) ? ' An enforced value that cannot be used stops all sending.' : ''
    return `| \`${key}\` | \`${name}\` | ${typeWords(form)} | ${title}: ${cell(help)}${closes} |`
  })
  return `${head}${rows.join('\n')}\n${tail}`
}

/** As the registry holds it; JSON and property lists have types of their own. */
function typeWords(form: Form): string {
  switch (form.kind) {
    case 'text':
      return 'text (REG_SZ)'
    case 'choice':
      return `text (REG_SZ): ${form.choices.map((choice) => `\`${choice}\``).join(', ')}`
    case 'switch':
      return 'on or off (REG_DWORD 1 or 0)'
    case 'number':
      return `number (REG_DWORD), ${form.least} to ${form.most}`
    case 'list':
      return 'list (a key with one REG_SZ an entry)'
  }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*')
}

const head = `# Policy

<!-- Made by \`npm run policy\` from src/shared/policy/schema.ts. -->

A company decides about Outbox where it decides about everything else on its computers:

| system | place | who may write it |
| --- | --- | --- |
| Windows | \`HKLM\\${registryKey}\`, then \`HKCU\\${registryKey}\` | administrators, group policy |
| macOS | \`/Library/Managed Preferences/${preferencesDomain}.plist\`, then that of the person | configuration profiles |
| Linux | \`${linuxPolicyFile}\` | root: the file and its folder must belong to root and be writable by nobody else |

What is enforced holds whatever a person chose. What is a default holds until a person chooses: on Windows it lies in the key
\`Defaults\` below, in a profile in the dictionary \`Defaults\`, in the document under \`defaults\`. The order, the strongest first:

1. enforced for the computer
2. enforced for the person (Windows, macOS)
3. what the person chose
4. default for the computer
5. default for the person
6. what Outbox brings

The desktop app reads the policy at its start and every half minute, and says in its settings what the organization decides.

The terminal program reads the same policy. The options of its command line are what a person chose: a default holds where the option
is left out, so \`--server\` and \`--folder\` need not be said where a policy has them; an option that says something else than an
enforced value is refused in one sentence that names the key and the place. \`watch\` looks every half minute, too, and begins anew
when another policy changes what it does; while a new policy refuses its options or cannot be read, nothing is sent. \`send\` takes
only files of an enforced \`watchFolder\` and of enforced \`furtherFolders\`, which \`watch\` knows as \`--also\`. Keys that only a window can follow (\`autostart\`, \`quitAllowed\`, \`notices\`,
\`thumbnails\`) and the pauses on metered networks and on battery have no meaning there. \`OUTBOX_POLICY_FILE\` names a document to try
policies out with; it is heard only where the system has no policy.

## What holds on a computer

\`\`\`
npm run outbox -- policy --report [--settings FILE] [--json]
npm run outbox -- policy --check FILE [--json]
\`\`\`

\`--report\` prints where a policy was looked for and what was found there, then each key with the value in force and who said it: enforced by
a place, default of a place, chosen, or Outbox's own. With \`--settings\`, the \`settings.json\` in the app's own folder, it knows what a
person chose in the window. *Help > Effective settings* shows the same in the window, and copies it as text. \`--check\` says what is wrong with a document before it is rolled out. Both end with status 2 where
something is wrong.

## What can be wrong

A key that nobody knows is left out and reported. An enforced value that cannot be used is reported; people cannot change the setting,
and what Outbox brings holds. One that says where files go, or which files are sent, stops all sending until it is mended; so does a policy that cannot be
read as a whole, or that others may write.

What is wrong with a policy is in the log of the app, as \`policy fault\` with the key and the place, in the window where it stops
all sending, and in \`policy --report\` and \`doctor\`.

Templates and samples are in \`resources/policy/files\`: \`outbox.admx\` with \`en-US/outbox.adml\` and \`de-DE/outbox.adml\`,
\`outbox.mobileconfig\`, \`policy.json\`, \`policy.schema.json\`.

## Keys

| key | in the registry | type | what it decides |
| --- | --- | --- | --- |
`

const tail = `
\`proxy\` and \`extraCaFile\` hold for the app and for the terminal, where \`system\` means what HTTPS_PROXY and NO_PROXY say; a \`proxy\` that is
only a default gives way to them. A server on this very computer is never asked through a proxy. A file of certificates that cannot
be read is told in the log and in the terminal, and adds no trust.

\`clientCertificateFile\` needs a \`serverUrl\` beside it: the certificate is shown to that server and to nobody else, never to Dropbox.
In the terminal OUTBOX_CLIENT_CERTIFICATE, OUTBOX_CLIENT_KEY and OUTBOX_CLIENT_PASSPHRASE_FILE name the files where no policy does. Files that are
renewed are read anew. Certificates in the store of Windows or in a keychain cannot be used.

Outbox tells nobody but the company server how it is doing, and \`fleetStatus\` turns that off; \`computerName\` does the same with the name of the computer. \`updateMode\` and \`updateFeed\` decide about
updates; a value that cannot be used turns them off.

\`ignorePatterns\`, \`allowedTypes\`, \`refusedTypes\` and \`largestFileMegabytes\` decide about files by name and size; what a file holds nobody looks at, so they keep
honest people from mistakes and stop nobody who renames a file. A file that they leave out stays where it is, its row, \`why\` and \`--dry-run\` say which rule of the organization it is, and
it is sent once the policy lets it go. \`send\` refuses a file that they leave out, and sends nothing then. The rules of the company server hold beside them.
`
