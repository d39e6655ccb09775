const countedOctets = '(octets)'

/**
 * A message from an author's text. Written with plain line ends, its head gets CR LF and its empty line, the line end
 * that YAML leaves at the end of the body is dropped, and `(octets)` becomes the number of octets of the body. A text
 * with a CR in it is meant exactly as it stands.
 */
export function writtenMessage(text: string): string {
  if (text.includes('\r')) return text
  const blank = text.indexOf('\n\n')
  const head = blank < 0 ? text.trimEnd() : text.slice(0, blank)
  const body = (blank < 0 ? '' : text.slice(blank + 2)).replace(/\n$/u, '')
  const octets = new TextEncoder().encode(crlf(body)).length
  return `${crlf(head).replaceAll(countedOctets, String(octets))}\r\n\r\n${crlf(body)}`
}

/** The beginning of a message, for the student to go on with: nothing is added to its end. */
export const begunMessage = (text: string): string => (text.includes('\r') ? text : crlf(text.trimEnd()))

const crlf = (text: string) => text.replaceAll('\n', '\r\n')
