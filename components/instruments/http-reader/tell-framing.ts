import type { HttpMessage } from '#protocols/http/parse-message.ts'

/** Where the body of a message ends and what says so (RFC 9112 section 6.3). */
export function tellFraming({ framing, headEnd, end, complete, chunks }: HttpMessage): string {
  const octets = end - headEnd
  const came = octets === 1 ? '1 octet' : `${octets} octets`
  switch (framing.by) {
    case 'none':
      return `${framing.because} It ends with its head, before octet ${end}.`
    case 'content-length':
      return `Content-Length says where it ends: its body is ${framing.octets} octets long${
        complete ? '' : `, of which ${came} came`
      }.`
    case 'chunked':
      return complete
        ? `Its body comes in ${chunks.length === 1 ? 'one chunk' : `${chunks.length} chunks`}; the one of size 0 ends it.`
        : `Its body comes in chunks, and the one of size 0 that would end it has not come.`
    case 'close':
      return `Nothing in it says where it ends: its body goes on until the connection closes, ${came} so far.`
  }
}
