// What may be written at a place of the front matter, according to its JSON Schema.
import type { YamlPosition } from '#components/authoring/editor/yaml-position.ts'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'

export interface SchemaCompletion {
  label: string
  /** Said beside the list. */
  info: string
  type: 'property' | 'enum'
  /** What is put in. */
  apply: string
}

/** At a key: the keys that the map does not have yet, and the values of a list of words. At a value: its values. */
export function completionsAt(schema: SchemaNode, position: YamlPosition): SchemaCompletion[] {
  const nodes = nodesAt([schema], position.path, position.kind)
  const keys = position.typing === 'key' ? nodes.flatMap((node) => Object.entries(node.properties ?? {})) : []
  const found = [
    ...keys
      .filter(([key]) => !position.siblings.includes(key))
      .map(([key, node]) => ({
        label: key,
        info: describe(node),
        type: 'property' as const,
        apply: `${key}: `,
      })),
    ...nodes
      .flatMap((node) => valuesOf(node).map((value) => ({ value, info: node.description ?? '' })))
      .map(({ value, info }) => ({ label: value, info, type: 'enum' as const, apply: value })),
  ]
  return found.filter((each, index) => found.findIndex(({ label }) => label === each.label) === index)
}

/** All schemas that may hold at the end of a path: alternatives stand side by side, those of another kind of part left
 * out. */
function nodesAt(from: readonly SchemaNode[], path: readonly string[], kind: string | null): SchemaNode[] {
  const nodes = from.flatMap(alternatives).filter((node) => isOfKind(node, kind))
  const [step, ...rest] = path
  if (step === undefined) return nodes
  const next = nodes.flatMap((node): SchemaNode[] => {
    if (step === '[]') return [node.items, ...(node.prefixItems ?? [])].filter(isNode)
    const property = Object.hasOwn(node.properties ?? {}, step) ? node.properties?.[step] : undefined
    return [property ?? node.additionalProperties].filter(isNode)
  })
  return nodesAt(next, rest, kind)
}

const isNode = (node: SchemaNode | boolean | undefined): node is SchemaNode => typeof node === 'object'

function alternatives(node: SchemaNode): SchemaNode[] {
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])]
  return choices.length === 0 ? [node] : choices.flatMap(alternatives)
}

function isOfKind(node: SchemaNode, kind: string | null): boolean {
  const own = node.properties?.kind?.const
  return own === undefined || kind === null || own === kind
}

function valuesOf(node: SchemaNode): string[] {
  if (node.const !== undefined) return [String(node.const)]
  if (node.enum) return node.enum.map(String)
  return node.type === 'boolean' ? ['true', 'false'] : []
}

/** What the schema says of a key, or else what may stand there. */
function describe(node: SchemaNode): string {
  if (node.description !== undefined) return node.description
  const values = alternatives(node).flatMap(valuesOf)
  return values.length === 0 ? '' : `One of ${values.slice(0, 12).join(', ')}.`
}
