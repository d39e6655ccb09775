import { type Exercise } from '#graders/exercise/exercise.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { conventionsInWords } from '#graders/models/conventions.ts'
import { bindPart, type PresentedPart } from '#graders/parts/registry.ts'

export interface PresentedConvention {
  id: string
  says: string
}

export interface PresentedReference {
  text: string
  /** Where it can be read, when it is an RFC. */
  url: string | null
}

/** All that a browser may see of an exercise before its reveal moment. */
export interface PresentedExercise {
  id: string
  version: number
  title: string
  topic: string
  /** Markdown with the variant's numbers filled in. */
  statement: string
  /** Markdown each, from the gentlest to the plainest. */
  hints: readonly string[]
  /** Of each of them, percent of the points of what is submitted after it was opened. */
  hintCosts: readonly number[]
  conventions: readonly PresentedConvention[]
  parts: readonly PresentedPart[]
  references: readonly PresentedReference[]
}

export function presentExercise(exercise: Exercise, parameters: Parameters): PresentedExercise {
  const scope = makeScope(exercise, parameters)
  return {
    id: exercise.id,
    version: exercise.version,
    title: exercise.title,
    topic: exercise.topic,
    statement: scope.fill(exercise.statement),
    hints: exercise.hints.map((hint) => scope.fill(hint)),
    hintCosts: exercise.hints.map((_, index) => exercise.hintCosts[index] ?? 0),
    conventions: conventionsInWords(exercise.conventions),
    parts: exercise.parts.map((part) => bindPart(part).present(scope)),
    references: exercise.references.map((text) => ({ text, url: referenceUrl(text) })),
  }
}

/** "RFC 9112 section 9.3" stands at a known place. */
function referenceUrl(text: string): string | null {
  const groups =
    /^RFC (?<rfc>\d{1,5})(?:,? (?<part>section|appendix)s? (?<number>[0-9A-Z]+(?:\.\d+)*))?/iu.exec(
      text,
    )?.groups
  if (!groups?.rfc) return null
  const section = groups.part ? `#${groups.part.toLowerCase()}-${groups.number}` : ''
  return `https://www.rfc-editor.org/rfc/rfc${Number(groups.rfc)}.html${section}`
}
