import { PgBoss } from 'pg-boss'
import { databaseUrl } from '#server/env.ts'
import {
  gradingQueue,
  gradingQueueOptions,
  mailQueue,
  mailQueueOptions,
  rightQueue,
  scoreQueue,
  scoreQueueOptions,
  similarityQueue,
  variantsQueue,
  variantsQueueOptions,
} from '#server/queue/queue-settings.ts'

/** Creates or updates the queue's tables and settings. Safe to run by several processes at once. */
export async function prepareQueue(): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    max: 1,
    supervise: false,
    schedule: false,
  })
  let problem: Error | undefined
  boss.on('error', (error) => {
    problem ??= error
  })
  await boss.start()
  try {
    await boss.createQueue(gradingQueue, gradingQueueOptions)
    await boss.updateQueue(gradingQueue, gradingQueueOptions)
    await boss.createQueue(rightQueue, gradingQueueOptions)
    await boss.updateQueue(rightQueue, gradingQueueOptions)
    await boss.createQueue(variantsQueue, variantsQueueOptions)
    await boss.updateQueue(variantsQueue, variantsQueueOptions)
    await boss.createQueue(similarityQueue, variantsQueueOptions)
    await boss.updateQueue(similarityQueue, variantsQueueOptions)
    await boss.createQueue(mailQueue, mailQueueOptions)
    await boss.updateQueue(mailQueue, mailQueueOptions)
    await boss.createQueue(scoreQueue, scoreQueueOptions)
    await boss.updateQueue(scoreQueue, scoreQueueOptions)
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
  if (problem !== undefined) throw problem
}
