// The text of docs/ignored-names.md, made from the lists that the program itself goes by.
import { ignoredNames } from '#adapters/folder/names/ignored-names.ts'
import { temporaryShapes } from '#adapters/folder/names/temporary-names.ts'

const head = `# Names that are not sent

This page is made from the program's own lists by \`npm run docs\`.

Programs leave files beside the documents people work on, and remove them again. Files of the names below are never sent from a
watched folder. They are shown as *left out*, with the rule. The case of letters does not matter; \`*\` stands for any letters,
\`?\` for one. A company can add patterns of its own in the settings; these leave out files and folders.

What a person names in \`outbox send FILE\` is sent, whatever its name.

| name | made by | leaves out |
|---|---|---|
`

const shapes = `
Numbered tables of LevelDB (\`000123.ldb\`) are sent. A folder that is listed as *file* only is entered like any other.

## Names that are sent late

Programs give names of these shapes to files they rename or remove soon. People choose such names, too, so these files are sent
like any other, and so is what lies in a folder of such a name; but they are read only after they have not changed for 30 seconds.

| name | made by |
|---|---|
`

const rest = `
## Files that wait for another one

\`report.pdf\` waits while \`report.pdf.part\` stands beside it and goes on growing, and so for \`.partial\`, \`.crdownload\`,
\`.download\`, \`.filepart\`, \`.opdownload\`, \`.aria2\`, \`.!qB\`, \`.!ut\`, \`.ytdl\`, and rsync's \`.report.pdf.XXXXXX\`. One that has not
changed for ten minutes was left behind and keeps nobody waiting.
`

/** The whole page. */
export function ignoredNamesPage(): string {
  const names = ignoredNames.map(({ leavesOut, madeBy, pattern }) => row(code(pattern), madeBy, leavesOut))
  const temporary = temporaryShapes.map(({ madeBy, pattern }) =>
    row(/[*?.0-9]/.test(pattern) ? code(pattern) : pattern, madeBy),
  )
  return head + names.join('') + shapes + temporary.join('') + rest
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** A pattern as it is read; what cannot be seen in a name is spelled. */
function code(pattern: string): string {
  return `\`${pattern.replace('\r', '\\r')}\``
}
