// The templates for Windows: one ADMX, and an ADML a language.
import { registryKey } from '#adapters/policy/registry.ts'
import type { Description, Form } from './descriptions.ts'
import { writeXml, xml, type Xml } from './xml.ts'

const names = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions'

/** What holds whatever a person chose, and what a person may choose otherwise. */
const groups = [
  { category: 'Outbox', suffix: '', key: registryKey },
  { category: 'OutboxDefaults', suffix: '_Default', key: `${registryKey}\\Defaults` },
] as const

export function writeAdmx(descriptions: readonly Description[]): string {
  const definitions = groups.flatMap(({ category, key, suffix }) =>
    descriptions.map((description) => policyOf(description, category, key, suffix)),
  )
  return writeXml(
    xml(
      'policyDefinitions',
      { xmlns: names, revision: '1.0', schemaVersion: '1.0' },
      xml('policyNamespaces', {}, xml('target', { prefix: 'outbox', namespace: 'Outbox.Policies.Outbox' })),
      xml('resources', { minRequiredRevision: '1.0' }),
      xml(
        'supportedOn',
        {},
        xml('definitions', {}, xml('definition', { name: 'Supported', displayName: '$(string.Supported)' })),
      ),
      xml(
        'categories',
        {},
        xml('category', { name: 'Outbox', displayName: '$(string.Outbox)' }),
        xml(
          'category',
          { name: 'OutboxDefaults', displayName: '$(string.OutboxDefaults)' },
          xml('parentCategory', { ref: 'Outbox' }),
        ),
      ),
      xml('policies', {}, ...definitions),
    ),
  )
}

function policyOf({ form, name }: Description, category: string, key: string, suffix: string): Xml {
  const id = `${name}${suffix}`
  const shown = { displayName: `$(string.${name})`, explainText: `$(string.${name}_Help)`, key }
  const place = [xml('parentCategory', { ref: category }), xml('supportedOn', { ref: 'Supported' })]
  if (form.kind === 'switch') {
    const value = (isOn: boolean): Xml => xml('decimal', { value: isOn ? '1' : '0' })
    const values = [xml('enabledValue', {}, value(true)), xml('disabledValue', {}, value(false))]
    return xml('policy', { name: id, class: 'Both', ...shown, valueName: name }, ...place, ...values)
  }
  const presentation = { presentation: `$(presentation.${name})` }
  const element = elementOf(form, name, key)
  return xml('policy', { name: id, class: 'Both', ...shown, ...presentation }, ...place, xml('elements', {}, element))
}

function elementOf(form: Exclude<Form, { kind: 'switch' }>, name: string, key: string): Xml {
  const value = { id: name, valueName: name, required: 'true' }
  switch (form.kind) {
    case 'text':
      return xml('text', { ...value, maxLength: String(form.longest) })
    case 'number':
      return xml('decimal', { ...value, minValue: String(form.least), maxValue: String(form.most) })
    case 'choice': {
      const item = (choice: string): Xml =>
        xml('item', { displayName: `$(string.${name}_${choice})` }, xml('value', {}, xml('string', {}, choice)))
      return xml('enum', value, ...form.choices.map(item))
    }
    case 'list':
      return xml('list', { id: name, key: `${key}\\${name}`, valuePrefix: '' })
  }
}

export type TemplateTexts = {
  readonly supported: string
  readonly defaults: string
  readonly textOf: (description: Description) => { readonly title: string; readonly help: string }
}

export function writeAdml(descriptions: readonly Description[], texts: TemplateTexts): string {
  const strings = descriptions.flatMap((description) => {
    const { help, title } = texts.textOf(description)
    const { form, name } = description
    const choices = form.kind === 'choice' ? form.choices : []
    return [
      text(name, title),
      text(`${name}_Help`, help),
      ...choices.map((choice) => text(`${name}_${choice}`, choice)),
    ]
  })
  const asked = descriptions.filter(({ form }) => form.kind !== 'switch')
  return writeXml(
    xml(
      'policyDefinitionResources',
      { xmlns: names, revision: '1.0', schemaVersion: '1.0' },
      xml('displayName', {}, 'Outbox'),
      xml('description', {}, 'Outbox'),
      xml(
        'resources',
        {},
        xml(
          'stringTable',
          {},
          text('Outbox', 'Outbox'),
          text('OutboxDefaults', texts.defaults),
          text('Supported', texts.supported),
          ...strings,
        ),
        xml('presentationTable', {}, ...asked.map((description) => presentationOf(description, texts))),
      ),
    ),
  )
}

function text(id: string, content: string): Xml {
  return xml('string', { id }, content)
}

function presentationOf(description: Description, texts: TemplateTexts): Xml {
  const { form, name } = description
  const { title } = texts.textOf(description)
  const refId = { refId: name }
  const label = `${title}:`
  const box: Readonly<Record<Form['kind'], Xml>> = {
    text: xml('textBox', refId, xml('label', {}, label)),
    number: xml('decimalTextBox', refId, label),
    choice: xml('dropdownList', refId, label),
    list: xml('listBox', refId, label),
    switch: xml('checkBox', refId, label),
  }
  return xml('presentation', { id: name }, box[form.kind])
}
