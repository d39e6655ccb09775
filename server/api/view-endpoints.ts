import * as z from 'zod'
import type { EndpointView, FieldView } from '#server/api/api-view.ts'
import { endpoints } from '#server/api/endpoints.ts'

/** The API for people: the same schemas, as lists of fields. */
export const viewEndpoints = (): EndpointView[] =>
  endpoints.map(({ id, method, path, scope, summary, description = null, query, body, result }) => ({
    id,
    method,
    path,
    scope,
    summary,
    description,
    query: fieldsOf(query, 'input'),
    body: method === 'GET' ? [] : fieldsOf(body, 'input'),
    result: fieldsOf(result, 'output'),
  }))

interface Described {
  $ref?: string | undefined
  $defs?: Readonly<Record<string, Described>> | undefined
  type?: string | string[] | undefined
  format?: string | undefined
  enum?: readonly unknown[] | undefined
  default?: unknown
  description?: string | undefined
  anyOf?: readonly Described[] | undefined
  items?: Described | undefined
  properties?: Readonly<Record<string, Described>> | undefined
  required?: readonly string[] | undefined
  additionalProperties?: Described | boolean | undefined
}

const DescribedSchema: z.ZodType<Described> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    $defs: z.record(z.string(), DescribedSchema).optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    default: z.unknown().optional(),
    description: z.string().optional(),
    anyOf: z.array(DescribedSchema).optional(),
    items: DescribedSchema.optional(),
    properties: z.record(z.string(), DescribedSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), DescribedSchema]).optional(),
  }),
)

function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): FieldView[] {
  const whole = DescribedSchema.parse(z.toJSONSchema(schema, { io }))
  return list(whole, '', whole.$defs ?? {})
}

type Named = Readonly<Record<string, Described>>

function list({ properties = {}, required = [] }: Described, before: string, named: Named): FieldView[] {
  return Object.entries(properties).flatMap(([key, described]) => {
    const of = meant(described, named)
    const name = `${before}${key}`
    const here = {
      name,
      type: typeOf(described, named),
      required: required.includes(key) && described.default === undefined,
      says: described.description ?? of.description ?? '',
    }
    const inner = of.type === 'array' && of.items ? meant(of.items, named) : of
    return [here, ...list(inner, `${name}${of.type === 'array' ? '[]' : ''}.`, named)]
  })
}

/** What a name stands for, and what there is where it is not null. */
function meant(described: Described, named: Named): Described {
  const one = described.anyOf?.find(({ type }) => type !== 'null') ?? described
  const of = one.$ref === undefined ? undefined : named[one.$ref.replace('#/$defs/', '')]
  return of === undefined ? one : { ...of, description: one.description ?? of.description }
}

function typeOf(whole: Described, named: Named): string {
  if (whole.anyOf !== undefined) return whole.anyOf.map((one) => typeOf(one, named)).join(' or ')
  const { type, format, enum: values, items, additionalProperties } = meant(whole, named)
  if (values !== undefined) return values.map((value) => `“${String(value)}”`).join(', ')
  if (type === 'array' && items !== undefined) return `list of ${typeOf(items, named)}s`
  if (typeof additionalProperties === 'object') return `object of ${typeOf(additionalProperties, named)}`
  if (format === 'date-time') return 'time (UTC)'
  return Array.isArray(type) ? type.join(' or ') : (type ?? 'anything')
}
