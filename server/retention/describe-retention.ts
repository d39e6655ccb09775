import { retentionSettings } from '#server/retention/retention-settings.ts'
import type { RetentionLine } from '#server/retention/retention-view.ts'

/** For the page of health. A setting that cannot be meant is a sentence there: nothing is dropped until it is mended. */
export function describeRetention(): { lines: RetentionLine[]; problem: string | null } {
  try {
    const { transcripts, drafts, audit } = retentionSettings()
    return {
      problem: null,
      lines: [
        { what: 'Transcripts of judged runs', kept: inDays(transcripts), variable: 'KEEP_TRANSCRIPTS_DAYS' },
        { what: 'Drafts of courses that ended', kept: inDays(drafts), variable: 'KEEP_DRAFTS_DAYS' },
        { what: 'Audit log', kept: inDays(audit), variable: 'KEEP_AUDIT_DAYS' },
        { what: 'Who was mailed what', kept: '30 days', variable: null },
        { what: 'Sessions and links that ended', kept: 'an hour at most', variable: null },
      ],
    }
  } catch (error) {
    return { lines: [], problem: error instanceof Error ? error.message : String(error) }
  }
}

const inDays = (days: number | null) => (days === null ? 'for ever' : `${days} days`)
