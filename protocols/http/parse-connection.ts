import { type Finding } from '#protocols/http/finding.ts'
import { listMembers } from '#protocols/http/lists.ts'
import { type HttpMessage, type ParseOptions, parseMessage } from '#protocols/http/parse-message.ts'

export interface ParsedConnection {
  messages: readonly HttpMessage[]
  /** Of all messages, and of what follows the last one. */
  findings: readonly Finding[]
  /** Where it was given up, or everything was read. */
  end: number
}

const messagesMax = 200

/**
 * All the messages that one side sent over a connection, one behind the other (RFC 9112 section 9.3), up to the
 * first that is refused. What follows a tunnel or another protocol is not looked at.
 */
export function parseConnection(bytes: Uint8Array, options: Omit<ParseOptions, 'from'>): ParsedConnection {
  const messages: HttpMessage[] = []
  const findings: Finding[] = []
  let at = 0
  while (at < bytes.length && messages.length < messagesMax) {
    const message = parseMessage(bytes, { ...options, from: at })
    messages.push(message)
    findings.push(...message.findings)
    at = message.end
    if (message.findings.some(({ severity }) => severity === 'rejects') || leavesHttp(message)) break
    if (!closesAfter(message) || at === bytes.length) continue
    findings.push({
      code: 'after-close',
      offset: at,
      length: bytes.length - at,
      severity: 'rejects',
      says: 'The connection ends with this message; nothing that follows is read.',
      reference: 'RFC 9112 section 9.6',
    })
    break
  }
  return { messages, findings, end: at }
}

const hasOption = ({ fields }: HttpMessage, option: string) =>
  listMembers(fields, 'Connection').some((member) => member.toLowerCase() === option)

/** RFC 9112 section 9.3. */
export function closesAfter(message: HttpMessage): boolean {
  if (message.framing.by === 'close' || hasOption(message, 'close')) return true
  return message.start.version?.minor === 0 && !hasOption(message, 'keep-alive')
}

/** RFC 9110 sections 7.8 and 9.3.6: an upgrade or a tunnel. */
function leavesHttp(message: HttpMessage): boolean {
  if (message.start.kind === 'response') return message.start.status?.code === 101
  return message.start.method.text === 'CONNECT' || hasOption(message, 'upgrade')
}
