// All files for administrators, by their path in the project.
import { describePolicy } from './descriptions.ts'
import { writeJsonSchema, writeProfile, writeSamplePolicy } from './documents.ts'
import { germanTexts } from './german-texts.ts'
import { writeAdml, writeAdmx } from './group-policy.ts'
import { writePolicyPage } from './policy-table.ts'

const folder = 'resources/policy/files'

export function policyFiles(): ReadonlyMap<string, string> {
  const descriptions = describePolicy()
  const english = {
    supported: 'Outbox on Windows 10 and later',
    defaults: 'Defaults that people may change',
    textOf: ({ help, title }: { readonly help: string; readonly title: string }) => ({ title, help }),
  }
  const german = {
    supported: 'Outbox unter Windows 10 und neuer',
    defaults: 'Vorgaben, die Benutzer ändern dürfen',
    textOf: ({ key }: { readonly key: keyof typeof germanTexts }) => germanTexts[key],
  }
  return new Map([
    [`${folder}/outbox.admx`, writeAdmx(descriptions)],
    [`${folder}/en-US/outbox.adml`, writeAdml(descriptions, english)],
    [`${folder}/de-DE/outbox.adml`, writeAdml(descriptions, german)],
    [`${folder}/outbox.mobileconfig`, writeProfile()],
    [`${folder}/policy.json`, writeSamplePolicy()],
    [`${folder}/policy.schema.json`, writeJsonSchema()],
    ['docs/policy.md', writePolicyPage(descriptions)],
  ])
}
