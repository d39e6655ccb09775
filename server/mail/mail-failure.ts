import * as z from 'zod'

/** Why a letter could not be handed over, for the operator: what the mail server or the connection said, and a remedy. */
export const MailFailureSchema = z.strictObject({ because: z.string(), remedy: z.string() })
export type MailFailure = z.infer<typeof MailFailureSchema>

const charactersMax = 300

/** What nodemailer puts on its errors. */
const ErrorSchema = z.looseObject({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
})

const unreachable =
  'Check the host and the port in SMTP_URL, and that a firewall lets this machine reach them.'
const remedies: Record<string, string> = {
  EAUTH: 'Check the user and the password in SMTP_URL; ask who runs the mail server whether they may send.',
  ETLS: 'The mail server offers no encryption that holds. Try smtps:// with port 465, or mend its certificate.',
  ESOCKET: `${unreachable} If it speaks of a certificate: mend that of the mail server.`,
  ECONNECTION: unreachable,
  ETIMEDOUT: unreachable,
  EDNS: 'Check the name of the mail server in SMTP_URL.',
  EENVELOPE: 'Check that the mail server sends for MAIL_FROM, and to addresses elsewhere.',
}

/** What a failed try comes to. `forGood`: the address itself is refused, so that trying again is of no use; what an
 * operator can mend is tried again. */
export function readFailure(error: unknown): { forGood: boolean; failure: MailFailure } {
  const {
    message,
    code = '',
    command,
    response,
    responseCode = 0,
  } = ErrorSchema.parse(error instanceof Error ? Object.assign({}, error, { message: error.message }) : {})
  const forGood = command === 'RCPT TO' && responseCode >= 500 && responseCode !== 530
  return {
    forGood,
    failure: {
      because: printable(response ?? message) || 'The mail server did not say why.',
      remedy: forGood
        ? 'The address takes no mail. Check how it is written.'
        : (remedies[code] ?? 'Try it by hand: ./roundtrip mail test <address>'),
    },
  }
}

const printable = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, charactersMax)
