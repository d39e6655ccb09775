// What FETCH says of a message: RFC 9051 section 6.4.5.
import { flagList, type KeptMessage } from '#protocols/imap/kept-message.ts'

export const isTextItem = (item: string) => item.includes('[') || /^RFC822(?:\.HEADER|\.TEXT)?$/u.test(item)

/** RFC822.HEADER is another name of BODY.PEEK[HEADER]: RFC 3501 section 6.4.5. */
export const marksAsSeen = (item: string) => !item.includes('PEEK') && item !== 'RFC822.HEADER'

/** The name that the server says with it, and its value; null where nobody here knows the item. */
export function fetchedValue(item: string, { uid, text, flags }: KeptMessage): string | null {
  if (item === 'FLAGS') return `FLAGS ${flagList(flags)}`
  if (item === 'UID') return `UID ${uid}`
  if (item === 'RFC822.SIZE') return `RFC822.SIZE ${text.length}`
  const part = isTextItem(item) ? fetchedPart(item, text) : null
  return part === null ? null : `${item.replace('.PEEK', '')} {${part.length}}\r\n${part}`
}

export function fetchedPart(item: string, text: string): string | null {
  const end = text.indexOf('\r\n\r\n') + 4
  switch (item.replace('.PEEK', '')) {
    case 'BODY[]':
    case 'RFC822':
      return text
    case 'BODY[HEADER]':
    case 'RFC822.HEADER':
      return text.slice(0, end)
    case 'BODY[TEXT]':
    case 'RFC822.TEXT':
    case 'BODY[1]':
      return text.slice(end)
    default:
      return null
  }
}
