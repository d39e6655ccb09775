// When two short texts say the same: kinds of quotes and dashes, and blanks do not count; nor does case, unless its
// author says so, nor the dot at the end of a name, where its author says so.
import { normalise } from '#protocols/text/normalise.ts'

export interface TextLooks {
  /** `GET` and `get` are then two texts. */
  caseMatters?: boolean
  /** `www.example.` and `www.example` are then the same. */
  finalDotIgnored?: boolean
}

export function normalText(text: string, { caseMatters, finalDotIgnored }: TextLooks = {}): string {
  // Soft hyphens, and what else is not seen, come with text from a page or a PDF.
  const plain = normalise(text.replaceAll(/\p{Cf}/gu, ''), 'NFKC')
    .replaceAll(/[‘’‚‛′`]/gu, "'")
    .replaceAll(/[“”„‟″«»]/gu, '"')
    .replaceAll(/[‐‑‒–—−]/gu, '-')
    .trim()
    .replaceAll(/\s+/gu, ' ')
  const undotted = finalDotIgnored ? plain.replace(/(?<=[^.\s])\.$/u, '') : plain
  return caseMatters ? undotted : undotted.toLowerCase()
}

/** Whether a text is the pattern, in which `*` stands for anything, also nothing. Goes back to the last star only, so
 * that it takes no longer than the one length times the other. */
export function matchesText(text: string, pattern: string, looks: TextLooks = {}): boolean {
  const [given, wanted] = [normalText(text, looks), normalText(pattern, looks)]
  let [at, star, resume] = [0, -1, 0]
  for (let index = 0; index < given.length; ) {
    if (wanted[at] === '*') {
      star = at
      resume = index
      at += 1
    } else if (wanted[at] === given[index]) {
      at += 1
      index += 1
    } else if (star >= 0) {
      at = star + 1
      resume += 1
      index = resume
    } else return false
  }
  while (wanted[at] === '*') at += 1
  return at === wanted.length
}
