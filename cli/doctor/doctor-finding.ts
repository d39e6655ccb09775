/** One line of what a machine has or lacks. */
export interface DoctorFinding {
  /** `note` is neither good nor bad: not there yet, and made when it is needed. */
  state: 'ok' | 'missing' | 'note'
  name: string
  says: string
  remedy?: string
}

/** What could not be looked at, with the reason. */
export function broken(name: string, error: unknown): DoctorFinding {
  return { state: 'missing', name, says: error instanceof Error ? error.message : String(error) }
}
