import type { Fault } from '#graders/outcome.ts'

/** Why we could not judge, for the student, to stand after "Not graded: ". */
export function sayFault({ code, because }: Fault): string {
  if (code === 'sandbox-unavailable') return `sandbox unavailable, because ${lowerFirst(because)}`
  return lowerFirst(because)
}

/** Only a plain word: "ROUNDTRIP_BWRAP" and "PostgreSQL" stay as they are. */
const lowerFirst = (text: string) =>
  /^[A-Z][a-z]*(?:\s|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
