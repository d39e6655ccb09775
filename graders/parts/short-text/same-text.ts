// When two short texts say the same: case, kinds of quotes and dashes, and blanks do not count.
import { normalise } from '#protocols/text/normalise.ts'

export function normalText(text: string): string {
  return normalise(text, 'NFKC')
    .replaceAll(/[‘’‚‛′`]/gu, "'")
    .replaceAll(/[“”„‟″«»]/gu, '"')
    .replaceAll(/[‐‑‒–—−]/gu, '-')
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()
}

/** Whether a text is the pattern, in which `*` stands for anything, also nothing. Goes back to the last star only, so
 * that it takes no longer than the one length times the other. */
export function matchesText(text: string, pattern: string): boolean {
  const [given, wanted] = [normalText(text), normalText(pattern)]
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
