// What somebody can work out who knows some terms: everything is taken apart for which the keys are there, until nothing
// new comes; a term can be had if it is among that, or if all that it is made of can be had.
import { partsOf, privateKey, type Term, tellTerm } from '#protocols/deduction/term.ts'

interface DeductionStep {
  /** A sentence without its subject: "decrypts encrypt(m, k) with k, and has m". */
  does: string
}

export interface Knowledge {
  terms: ReadonlyMap<string, Term>
  /** For what was not known from the beginning: how it came. */
  from: ReadonlyMap<string, DeductionStep & { needs: readonly Term[] }>
}

const termsMax = 2_000

/** Takes apart all that can be taken apart. */
export function analyse(known: readonly Term[]): Knowledge {
  const terms = new Map(known.map((term) => [tellTerm(term), term]))
  const from = new Map<string, DeductionStep & { needs: readonly Term[] }>()
  const knowledge: Knowledge = { terms, from }
  for (let grown = true; grown; ) {
    grown = false
    for (const term of terms.values()) {
      const opened = open(term, knowledge)
      for (const part of opened?.parts ?? []) {
        const text = tellTerm(part)
        if (terms.has(text) || terms.size >= termsMax) continue
        terms.set(text, part)
        from.set(text, { does: `${opened?.does}, and has ${text}`, needs: opened?.needs ?? [] })
        grown = true
      }
    }
  }
  return knowledge
}

function open(
  term: Term,
  knowledge: Knowledge,
): { parts: readonly Term[]; does: string; needs: readonly Term[] } | null {
  switch (term.is) {
    case 'join':
      return { parts: term.parts, does: `takes ${tellTerm(term)} apart`, needs: [term] }
    case 'compress':
    case 'armor':
      return { parts: [term.of], does: `undoes ${tellTerm(term)}`, needs: [term] }
    case 'encrypt':
      if (!canHave(term.key, knowledge)) return null
      return {
        parts: [term.of],
        does: `decrypts ${tellTerm(term)} with ${tellTerm(term.key)}`,
        needs: [term, term.key],
      }
    case 'seal': {
      const key = privateKey(term.to)
      if (!canHave(key, knowledge)) return null
      return {
        parts: [term.of],
        does: `opens ${tellTerm(term)} with the ${tellTerm(key)}`,
        needs: [term, key],
      }
    }
    // A hash, a signature or a code shows nothing of what it was made of.
    default:
      return null
  }
}

/** Whether a term is known, or can be made of what is known. */
export function canHave(term: Term, knowledge: Knowledge): boolean {
  if (knowledge.terms.has(tellTerm(term))) return true
  if (term.is === 'atom') return false
  return partsOf(term).every((part) => canHave(part, knowledge))
}

/** How a term is had, step by step, the last one making it; null where it cannot be had. */
export function explainDeduction(term: Term, knowledge: Knowledge): string[] | null {
  if (!canHave(term, knowledge)) return null
  const steps: string[] = []
  const done = new Set<string>()
  have(term)
  return steps

  function have(wanted: Term): void {
    const text = tellTerm(wanted)
    if (done.has(text)) return
    done.add(text)
    const step = knowledge.from.get(text)
    if (step) {
      for (const need of step.needs) have(need)
      steps.push(step.does)
      return
    }
    if (knowledge.terms.has(text)) return
    for (const part of partsOf(wanted)) have(part)
    steps.push(`makes ${text}`)
  }
}
