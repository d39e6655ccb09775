// What the schema found wrong with an author's front matter, in words of ours: which key, what is wrong, what to do.
import type * as z from 'zod'
import type { Path } from '#graders/exercise/exercise-problem.ts'
import { nearestName } from '#graders/exercise/source/nearest-name.ts'
import { partKinds } from '#graders/parts/registry.ts'

interface DescribedIssue {
  line: number
  says: string
  fix: string
}

export interface KnownKeys {
  /** Keys that an author may have meant. */
  known: () => readonly string[]
  /** The page that lists them. */
  guide: string
}

const keysMax = 100
const valuesShown = 40

/** `data` is what was read; `lineOf` the line of what stands at a path, or of a key below it. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  lineOf: (path: Path, key?: string) => number,
  keys: KnownKeys,
): DescribedIssue[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const place = path.length === 0 ? 'The front matter' : `“${path.join('.')}”`
  const here = (says: string, fix: string): DescribedIssue[] => [{ line: lineOf(path), says, fix }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, keysMax).map((key) => {
        const near = nearestName(key, keys.known())
        const unknownFix = near
          ? `Did you mean “${near}”?`
          : `Remove it; ${keys.guide} lists the keys allowed here.`
        const fix = near === key ? 'It belongs elsewhere: check its indentation.' : unknownFix
        return { line: lineOf(path, key), says: `${place} has the unknown key “${key}”.`, fix }
      })
    case 'invalid_union': {
      const { discriminator } = issue
      if (discriminator !== undefined) {
        const fix = `Write ${discriminator}: with one of ${partKinds.join(', ')}.`
        return here(`${place} has no ${discriminator} that is known.`, fix)
      }
      const inner = nearestBranch(issue.errors)
      if (inner) return describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, data, lineOf, keys)
      return here(`${place} is none of the things that may stand here.`, `${keys.guide} shows them.`)
    }
    case 'invalid_key': {
      const reason = issue.issues.map((each) => each.message).join(', ')
      return here(`${place} is not a name: ${reason}.`, 'Rename it.')
    }
    case 'invalid_type': {
      const wanted = typeWords[issue.expected] ?? issue.expected
      if (valueAt(data, path) === undefined) return here(`${place} is missing.`, `Add it: it is ${wanted}.`)
      return here(`${place} must be ${wanted}; it is ${kindOf(valueAt(data, path))}.`, 'Change the value.')
    }
    case 'invalid_value': {
      const values = issue.values.slice(0, valuesShown).map(String).join(', ')
      const missing = valueAt(data, path) === undefined
      const says = missing ? `${place} is missing.` : `${place} cannot be ${shownValue(valueAt(data, path))}.`
      return here(says, `${missing ? 'Add it' : 'Change it'}: one of ${values}.`)
    }
    case 'too_big': {
      const { long } = sizeWords(issue.origin)
      const bound = issue.inclusive === false ? 'less than' : 'at most'
      return here(`${place} ${long}: ${bound} ${amountOf(issue.origin, issue.maximum)}.`, 'Make it smaller.')
    }
    case 'too_small': {
      const { short } = sizeWords(issue.origin)
      const bound = issue.inclusive === false ? 'more than' : 'at least'
      return here(`${place} ${short}: ${bound} ${amountOf(issue.origin, issue.minimum)}.`, 'Make it larger.')
    }
    case 'custom':
      return here(`${place}: ${issue.message}`, 'Change the value as the message says.')
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
      return here(`${place} does not fit: ${issue.message}.`, 'Change the value as the message says.')
  }
}

/** Of the ways in which something could have fitted, what the one says that was meant: it got furthest. */
function nearestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | null {
  const firsts = branches.flatMap((issues) => issues[0] ?? [])
  const deepest = firsts.toSorted((a, b) => b.path.length - a.path.length)[0]
  return deepest !== undefined && deepest.path.length > 0 ? deepest : null
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map of keys and values',
  record: 'a map of names and values',
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number with a fraction'
  return typeWords[typeof value] ?? 'something else'
}

const shownMax = 60
function shownValue(value: unknown): string {
  if (typeof value === 'object') return kindOf(value)
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return `“${text.length > shownMax ? `${text.slice(0, shownMax)}…` : text}”`
}

function sizeWords(origin: string): { long: string; short: string } {
  if (origin === 'string') return { long: 'is too long', short: 'is too short' }
  if (origin === 'array') return { long: 'has too many entries', short: 'has too few entries' }
  return { long: 'is too large', short: 'is too small' }
}

/** "20 entries", "1 character", "1,000". */
function amountOf(origin: string, limit: number | bigint): string {
  const words = { string: ['character', 'characters'], array: ['entry', 'entries'] }[origin] ?? ['', '']
  return `${limit.toLocaleString('en')} ${words[Number(limit) === 1 ? 0 : 1]}`.trim()
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([key]) => key === String(step))?.[1]
  }
  return value
}
