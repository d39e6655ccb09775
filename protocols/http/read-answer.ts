// A student's message as its recipient reads it.
import type { Finding } from '#protocols/http/finding.ts'
import { type HttpMessage, parseMessage } from '#protocols/http/parse-message.ts'

export interface ReadAnswer {
  bytes: Uint8Array
  message: HttpMessage
  /** Of the message, and of what follows it: one message was asked for. */
  findings: readonly Finding[]
}

export interface AnswerContext {
  message: 'request' | 'response'
  /** The method that a response answers. */
  answersTo: string
}

export function readAnswer(text: string, { message: kind, answersTo }: AnswerContext): ReadAnswer {
  const bytes = new TextEncoder().encode(text)
  const message = parseMessage(bytes, { kind, answersTo })
  const left = bytes.length - message.end
  const isBroken = message.findings.some(({ severity }) => severity === 'rejects')
  if (left <= 0 || isBroken) return { bytes, message, findings: message.findings }
  const rest = left === 1 ? 'The octet that follows is' : `The ${left} octets that follow are`
  const because =
    message.framing.by === 'content-length'
      ? `Content-Length says ${message.framing.octets} octets.`
      : message.framing.by === 'none'
        ? message.framing.because
        : 'The chunk of size 0 ended the body.'
  const leftover: Finding = {
    code: 'leftover',
    offset: message.end,
    length: left,
    severity: 'rejects',
    says: `The message ends here. ${because} ${rest} read as the next ${kind}.`,
    reference: 'RFC 9112 section 6.3',
  }
  return { bytes, message, findings: [...message.findings, leftover] }
}
