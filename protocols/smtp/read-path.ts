// Paths and mailboxes: RFC 5321 sections 4.1.1.2, 4.1.1.3 and 4.1.2, without source routes, which no sender writes any
// more, and without quoted local parts.

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const mailbox = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})*$`, 'u')

export interface ReadPath {
  /** Empty for <>. */
  address: string
  parameters: readonly string[]
}

/** What stands after `MAIL FROM:` or `RCPT TO:`; or what is wrong with it, as the end of a sentence. */
export function readPath(text: string): ReadPath | string {
  if (/^\s/u.test(text)) return 'no blank may stand after the colon'
  const groups = /^<(?<address>[^<>]*)>(?<rest>.*)$/u.exec(text)?.groups
  if (!groups) return 'a path stands between < and >'
  const { address = '', rest = '' } = groups
  if (rest !== '' && !rest.startsWith(' ')) return 'after a path comes a blank, or nothing'
  if (address !== '' && !mailbox.test(address)) return 'this is no address'
  return { address, parameters: rest.split(' ').filter((each) => each !== '') }
}
