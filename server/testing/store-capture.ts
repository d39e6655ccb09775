import { database } from '#server/database/client.ts'

/** Gives a run that nobody has taken up a visible check called "open", with packets. */
export async function storeCapture(runId: string): Promise<void> {
  const plan = { id: 'open', says: 'Says.', tier: 'works', points: 1, hidden: false }
  await database.gradingEvent.createMany({
    data: [
      { runId, sequence: 0, payload: { type: 'run-started', seed: 's', checks: [plan] } },
      { runId, sequence: 1, payload: { type: 'capture', check: 'open', base64: 'aGk=' } },
    ],
  })
}
