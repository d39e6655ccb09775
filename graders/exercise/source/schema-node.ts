// As much of JSON Schema as an editor's completions and the reference of keys need.
import * as z from 'zod'

export interface SchemaNode {
  description?: string | undefined
  properties?: Record<string, SchemaNode> | undefined
  /** Of keys that are not among `properties`; false when there are no others. */
  additionalProperties?: SchemaNode | boolean | undefined
  /** False after `prefixItems` that are all there is. */
  items?: SchemaNode | boolean | undefined
  prefixItems?: SchemaNode[] | undefined
  anyOf?: SchemaNode[] | undefined
  oneOf?: SchemaNode[] | undefined
  enum?: (string | number | boolean | null)[] | undefined
  const?: string | number | boolean | null | undefined
  type?: string | string[] | undefined
  required?: string[] | undefined
  default?: unknown
  maxItems?: number | undefined
}

const Literal = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const SchemaNodeSchema: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    properties: z.record(z.string(), SchemaNodeSchema).optional(),
    additionalProperties: z.union([SchemaNodeSchema, z.boolean()]).optional(),
    items: z.union([SchemaNodeSchema, z.boolean()]).optional(),
    prefixItems: z.array(SchemaNodeSchema).optional(),
    anyOf: z.array(SchemaNodeSchema).optional(),
    oneOf: z.array(SchemaNodeSchema).optional(),
    enum: z.array(Literal).optional(),
    const: Literal.optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    required: z.array(z.string()).optional(),
    default: z.unknown().optional(),
    maxItems: z.number().optional(),
  }),
)

export function keysBelow(node: SchemaNode): string[] {
  const inner = [node.additionalProperties, node.items, ...(node.prefixItems ?? [])]
  const nodes = [
    ...inner,
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    ...Object.values(node.properties ?? {}),
  ]
  const below = nodes.flatMap((each) => (typeof each === 'object' ? keysBelow(each) : []))
  return [...Object.keys(node.properties ?? {}), ...below]
}
