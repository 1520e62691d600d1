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

The desktop app reads the policy at its start and every half minute, and says in its settings what the organization decides. The
terminal program does not read policies: whoever starts it says all of it on the command line.

A key that nobody knows is left out and reported. An enforced value that cannot be used is reported; people cannot change the setting,
and what Outbox brings holds. A policy that cannot be read as a whole, or that others may write, stops all sending until it is
mended, since it may say where files may go.

What is wrong with a policy is in the log of the app, as \`policy fault\` with the key and the place, and in the window where it stops
all sending.

Templates and samples are in \`resources/policy/files\`: \`outbox.admx\` with \`en-US/outbox.adml\` and \`de-DE/outbox.adml\`,
\`outbox.mobileconfig\`, \`policy.json\`, \`policy.schema.json\`.

## Keys

| key | in the registry | type | what it decides |
| --- | --- | --- | --- |
`

const tail = ''
