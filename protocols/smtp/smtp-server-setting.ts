// The server that a dialogue is held with, and what it has in the end.

export interface SmtpSetting {
  /** What it calls itself. */
  host: string
  /** Whose letters it takes, in small letters: bob@b.example. Null is anybody's. */
  mailboxes: readonly string[] | null
  /** It offers AUTH, and believes everybody. */
  takesCredentials?: boolean
  /** It offers STARTTLS (RFC 3207), until it was asked for it. */
  offersTls?: boolean
}

export interface DeliveredLetter {
  /** The reverse-path; empty where nobody is to be told of failures. */
  from: string
  to: readonly string[]
  /** Header, empty line and body, without the dots that were put before dots. */
  lines: readonly string[]
}

/** A line of the client's, and what the server says to it: nothing to a line of a letter. */
export interface SmtpExchange {
  sent: string
  /** What it was read as. */
  as: 'command' | 'letter' | 'credentials' | 'too late'
  replies: readonly string[]
}

export const smtpLinesMax = 200
