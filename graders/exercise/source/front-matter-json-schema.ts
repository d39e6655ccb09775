import * as z from 'zod'
import { FrontMatterSchema } from '#graders/exercise/source/front-matter.ts'
import { type SchemaNode, SchemaNodeSchema } from '#graders/exercise/source/schema-node.ts'

let made: SchemaNode | undefined

/** The JSON Schema of an exercise's front matter as an author writes it: data, without a grader's code. */
export function frontMatterJsonSchema(): SchemaNode {
  made ??= SchemaNodeSchema.parse(z.toJSONSchema(FrontMatterSchema, { io: 'input' }))
  return made
}
