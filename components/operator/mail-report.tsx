import { Notice } from '#components/ui/notice.tsx'

export interface MailReportProps {
  mail: {
    by: { server: string; from: string } | null
    waiting: number
    oldestWaitingSeconds: number | null
    sent: number
    givenUp: number
    failure: { because: string; remedy: string } | null
  }
}

/** Longer than a mail server that works keeps a letter waiting. */
const longSeconds = 300

/** How the mail does, and what to do where it does not. */
export function MailReport({ mail }: MailReportProps) {
  const { by, waiting, oldestWaitingSeconds, sent, givenUp, failure } = mail
  if (by === null) {
    return (
      <p>
        Not set up: links are shown to whoever makes them, and nothing is mailed. Set <code>SMTP_URL</code>{' '}
        and <code>MAIL_FROM</code>, and start the site again.
      </p>
    )
  }
  const stuck = waiting > 0 && (oldestWaitingSeconds ?? 0) > longSeconds
  return (
    <div className="flex flex-col gap-4">
      <p className="[overflow-wrap:anywhere]">
        By {by.server}, from {by.from}. {waiting} waiting; in the last 24 hours {sent} sent, {givenUp} given
        up.
      </p>
      {failure !== null && (
        <Notice kind="attention" title={failure.because}>
          <p>{failure.remedy}</p>
        </Notice>
      )}
      {stuck && failure === null && (
        <Notice kind="attention" title="Letters wait, and no worker takes them.">
          <p>
            A grading worker sends them, where <code>SMTP_URL</code>, <code>MAIL_FROM</code> and{' '}
            <code>BETTER_AUTH_URL</code> are set for it.
          </p>
        </Notice>
      )}
    </div>
  )
}
