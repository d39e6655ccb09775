import { hostname } from 'node:os'
import type { SandboxStatus } from '#graders/sandbox/contract.ts'
import { database } from '#server/database/client.ts'
import { toStorableJson } from '#server/storable-json.ts'

const keptDays = 7

/** Writes this worker's row, with what its sandbox's self-test said and that it is alive. Called every few seconds. */
export async function registerWorker(
  id: string,
  sandbox: SandboxStatus,
  now: Date = new Date(),
): Promise<void> {
  const status = JSON.parse(toStorableJson(sandbox))
  await database.worker.upsert({
    where: { id },
    create: { id, host: hostname(), sandbox: status, startedAt: now, seenAt: now },
    update: { sandbox: status, seenAt: now },
  })
}

/** Takes the row away when the worker ends as it should, and rows of workers that died long ago. */
export async function unregisterWorker(id: string, now: Date = new Date()): Promise<void> {
  const old = new Date(now.getTime() - keptDays * 86_400_000)
  await database.worker.deleteMany({ where: { OR: [{ id }, { seenAt: { lt: old } }] } })
}
