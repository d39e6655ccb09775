export interface MailSettings {
  host: string
  port: number
  /** Encrypted from the first byte (smtps); otherwise by STARTTLS. */
  secure: boolean
  /** No password and no link goes over a connection that others can read, but within this machine. */
  requireTls: boolean
  auth: { user: string; pass: string } | null
  from: { name: string; address: string }
}

const usualPorts = { 'smtp:': 587, 'smtps:': 465 } as const
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const addressForm = /^[^\s<>@"(),:;[\]\\]+@[^\s<>@"(),:;[\]\\]+$/

/** The operator's mail server, from SMTP_URL and MAIL_FROM; null where mail is not set up. Throws a sentence for what
 * cannot be meant, which never quotes the password. */
export function mailSettings(): MailSettings | null {
  const written = process.env.SMTP_URL || ''
  if (written === '') return null
  const url = URL.parse(written)
  const scheme = url?.protocol
  if (url === null || (scheme !== 'smtp:' && scheme !== 'smtps:') || url.hostname === '') {
    throw new Error(
      'SMTP_URL is not the address of a mail server. Write smtp://user:password@mail.example.edu:587, or smtps:// ' +
        'with port 465. Characters such as @ and / in a password are written as %40 and %2F.',
    )
  }
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    throw new Error('SMTP_URL holds more than a server and a port: end it after the port.')
  }
  const [user, pass] = [unescaped(url.username), unescaped(url.password)]
  if ((user === '') !== (pass === '')) {
    throw new Error(
      'SMTP_URL holds a user without a password, or the other way round. Give both, or neither.',
    )
  }
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || usualPorts[scheme],
    secure: scheme === 'smtps:',
    requireTls: !loopback.test(url.hostname),
    auth: user === '' ? null : { user, pass },
    from: readFrom(process.env.MAIL_FROM || ''),
  }
}

export const isMailSetUp = (): boolean => mailSettings() !== null

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error('SMTP_URL holds a % that stands for no character. Write a % in a password as %25.')
  }
}

/** `Roundtrip <exercises@example.edu>`, or the address alone. */
function readFrom(written: string): MailSettings['from'] {
  const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(written.trim()) ?? ['', '', written.trim()]
  if (!addressForm.test(address) || /\p{Cc}/u.test(name)) {
    throw new Error(
      'MAIL_FROM does not say from whom mail comes, which it must where SMTP_URL is set. Write an address that your ' +
        'mail server sends for, such as: Roundtrip <exercises@example.edu>',
    )
  }
  return { name: name.trim().replace(/^"(.*)"$/, '$1') || 'Roundtrip', address }
}
