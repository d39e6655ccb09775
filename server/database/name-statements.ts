import { Recent } from '#server/recent.ts'

/** Of every connection, which keeps each with its plan: some ten megabytes of the server's memory at most. */
const namedMax = 150
/** A statement that was asked for so often will be asked for again. */
const askedMin = 5
/** Those whose lists differ in length are many, and each a statement of its own. */
const countedMax = 1_000

/**
 * Names statements for PostgreSQL, so that a connection reads and plans each of them once: what our pages ask costs more
 * to plan than to answer. The name of a text never changes; a text that comes seldom has the empty one, which PostgreSQL
 * plans each time.
 */
export function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const asked = new Recent<string, number>(countedMax)
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    const times = (asked.get(sql) ?? 0) + 1
    asked.set(sql, times)
    if (times < askedMin || names.size >= namedMax) return ''
    const name = `s${names.size + 1}`
    names.set(sql, name)
    asked.delete(sql)
    return name
  }
}
