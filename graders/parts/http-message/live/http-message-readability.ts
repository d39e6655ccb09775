import type { HttpMessageResponse } from '#graders/parts/http-message/http-message-response.ts'
import type { PresentedHttpMessage } from '#graders/parts/http-message/presented-http-message.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** Any bytes are a message that somebody may send: what a server makes of them is the question. */
export function httpMessageReadability(
  _: PresentedHttpMessage,
  response: HttpMessageResponse | null,
): Readability {
  return { is: response === null || response.text.trim() === '' ? 'blank' : 'readable' }
}

/** The message as it stands in the editor before anything is typed; null for an empty one. */
export function begunHttpMessage({ starter }: PresentedHttpMessage): HttpMessageResponse | null {
  return starter === '' ? null : { kind: 'http-message', text: starter }
}
