import type { Readability } from '#graders/parts/readability.ts'
import type { PresentedShortText } from '#graders/parts/short-text/presented-short-text.ts'
import type { ShortTextResponse } from '#graders/parts/short-text/short-text-response.ts'

/** Any line can be read. */
export const shortTextReadability = (
  _: PresentedShortText,
  response: ShortTextResponse | null,
): Readability => ({ is: (response?.text ?? '').trim() === '' ? 'blank' : 'readable' })
