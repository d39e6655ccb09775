// The reference of all keys of exercise.md, written from the schema that reads it, and of all models: they cannot differ.
import { frontMatterJsonSchema } from '#graders/exercise/source/front-matter-json-schema.ts'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'
import { modelReference } from '#graders/models/model-reference.ts'

export interface KeyRow {
  /** Below the head or the part: `misconceptions[].value`. */
  key: string
  /** What may stand there: "a list of texts". */
  holds: string
  /** "needed", "optional", or what holds without it. */
  without: string
  /** Empty where the schema says nothing: a fault of the schema. */
  says: string
}

export interface KeyTable {
  /** "the head", or the kind of part. */
  of: string
  rows: KeyRow[]
}

/** The head first, then one table for each kind of part. */
export function keyTables(): KeyTable[] {
  const schema = frontMatterJsonSchema()
  const { parts, ...head } = schema.properties ?? {}
  const kinds = typeof parts?.items === 'object' ? alternatives(parts.items) : []
  const partsAlone: SchemaNode = { ...parts, items: { type: 'object' } }
  const withoutParts = { ...schema, properties: { ...head, ...(parts ? { parts: partsAlone } : {}) } }
  return [
    { of: 'the head', rows: rowsBelow(withoutParts, '') },
    ...kinds
      .map((kind) => ({ of: String(kind.properties?.kind?.const ?? ''), rows: rowsBelow(kind, '') }))
      .toSorted((a, b) => (a.of < b.of ? -1 : 1)),
  ]
}

/** The page `docs/exercise-keys.md`. `guides`: what a kind's folder tells its authors, by kind. */
export function keyReference(guides: ReadonlyMap<string, string>): string {
  const tables = keyTables().map(({ of, rows }) => {
    const title = of === 'the head' ? '## The head of exercise.md' : `## A part of \`kind: ${of}\``
    const lines = rows.map(
      ({ key, holds, without, says }) => `| \`${key}\` | ${holds} | ${without} | ${says} |`,
    )
    const guide = guides.get(of)
    const table = ['| key | holds | without it | meaning |', '|---|---|---|---|', ...lines]
    return [title, ...(guide === undefined ? [] : [guide.trim(), '']), ...table].join('\n')
  })
  return `# Keys of exercise.md\n${[introduction, ...tables, modelReference()].join('\n\n')}\n`
}

const introduction =
  'Written from the schema that reads them. `a[].b` is the key `b` of each entry of the list `a`; `a.NAME` is a name of ' +
  'your choice. A formula is a text or a number; a text may hold `{{formula}}` templates where its meaning says so.'

function rowsBelow(node: SchemaNode, path: string): KeyRow[] {
  const properties = Object.entries(node.properties ?? {})
  return properties.flatMap(([name, inner]) => {
    const key = path === '' ? name : `${path}.${name}`
    const without = node.required?.includes(name)
      ? 'needed'
      : inner.default === undefined || isEmpty(inner.default)
        ? 'optional'
        : `\`${JSON.stringify(inner.default).replaceAll('"', '')}\``
    return [
      { key, holds: wordsFor(inner), without, says: (inner.description ?? '').replaceAll('|', '\\|') },
      ...below(inner, key),
    ]
  })
}

/** What stands below a key: in a map, in a map of names, or in each entry of a list. */
function below(node: SchemaNode, key: string): KeyRow[] {
  return alternatives(node).flatMap((each) => {
    const named = typeof each.additionalProperties === 'object' ? each.additionalProperties : null
    const entry = typeof each.items === 'object' ? each.items : null
    return [
      ...rowsBelow(each, key),
      ...(named ? below(named, `${key}.NAME`) : []),
      ...(entry ? below(entry, `${key}[]`) : []),
    ]
  })
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

function alternatives(node: SchemaNode): SchemaNode[] {
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])]
  return choices.length === 0 ? [node] : choices.flatMap(alternatives)
}

const valuesShown = 16

function wordsFor(node: SchemaNode): string {
  const words = alternatives(node).map((each) => {
    if (each.const !== undefined) return `\`${each.const}\``
    if (each.enum && each.enum.length > valuesShown) return 'a unit'
    if (each.enum) return each.enum.map((value) => `\`${value}\``).join(', ')
    if (each.prefixItems) return `a list of ${each.prefixItems.length}`
    if (each.type === 'array') return `a list of ${several(typeof each.items === 'object' ? each.items : {})}`
    if (typeof each.additionalProperties === 'object')
      return `names with ${wordsFor(each.additionalProperties)}`
    return typeWords[String(each.type)] ?? 'a value'
  })
  return [...new Set(words)].join(' or ')
}

const several = (node: SchemaNode): string =>
  node.properties || node.type === 'object' ? 'maps' : wordsFor(node)

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  object: 'a map',
}
