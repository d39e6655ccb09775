import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'

/** What one side sends over a connection. */
export interface SentOctets {
  kind: 'request' | 'response'
  /** The method that responses answer. */
  answersTo: (typeof answeredMethods)[number]
  text: string
}

export const answeredMethods = ['GET', 'HEAD', 'POST', 'CONNECT'] as const

/** What the address holds; `otherwise` where it holds nothing. */
export function readSent(given: URLSearchParams, otherwise: SentOctets): SentOctets {
  const text = given.get('octets')
  if (text === null) return otherwise
  return {
    kind: given.get('side') === 'server' ? 'response' : 'request',
    answersTo: answeredMethods.find((method) => method === given.get('to')) ?? 'GET',
    text: text.slice(0, messageCharactersMax),
  }
}

/** With a question mark in front. */
export const writeSent = ({ kind, answersTo, text }: SentOctets): string =>
  `?${new URLSearchParams({
    ...(kind === 'response' ? { side: 'server', to: answersTo } : {}),
    octets: text,
  })}`
