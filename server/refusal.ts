/** An expected "no", as data: `says` is one or two sentences for the person, with what to do next. */
export interface Refusal<Code extends string = string> {
  ok: false
  code: Code
  says: string
}

export function refuse<const Code extends string>(code: Code, says: string): Refusal<Code> {
  return { ok: false, code, says }
}

/** Unknown and forbidden look alike, so that a guess at an id learns nothing. */
export const notFound = () =>
  refuse('not-found', 'There is nothing here for you under this address. It may have been removed.')
