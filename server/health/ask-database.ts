import { database } from '#server/database/client.ts'

/** A page waits longer; a load balancer wants to know now. */
const answerMsMax = 2_000

let asking: Promise<boolean> | null = null

/** Whether the database answers a query about our tables, within two seconds. Asked by many at once, it is asked once. */
export async function askDatabase(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = null
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), answerMsMax)
  })
  const answered = await Promise.race([asking, late])
  clearTimeout(timer)
  return answered
}

const ask = () =>
  database.user.findFirst({ select: { id: true } }).then(
    () => true,
    () => false,
  )
