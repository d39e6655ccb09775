export interface RetentionSettings {
  /** Days; null keeps them for ever. */
  transcripts: number | null
  drafts: number | null
  audit: number | null
}

const variables = {
  transcripts: 'KEEP_TRANSCRIPTS_DAYS',
  drafts: 'KEEP_DRAFTS_DAYS',
  audit: 'KEEP_AUDIT_DAYS',
} as const satisfies Record<keyof RetentionSettings, string>

const daysMin = 30
const daysMax = 36_500

/** How long the operator keeps what grows. Throws a sentence for what cannot be meant: then nothing is dropped. */
export const retentionSettings = (): RetentionSettings => ({
  transcripts: daysOf(variables.transcripts),
  drafts: daysOf(variables.drafts),
  audit: daysOf(variables.audit),
})

function daysOf(variable: string): number | null {
  const written = process.env[variable] ?? ''
  if (written === '' || written === 'for-ever') return null
  const days = Number(written)
  if (Number.isInteger(days) && days >= daysMin && days <= daysMax) return days
  throw new Error(
    `${variable} is ${JSON.stringify(written.slice(0, 40))}. Set it to a number of days, ${daysMin} at least, or to for-ever.`,
  )
}
