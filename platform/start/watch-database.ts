import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { isAlive } from '#server/database/postmaster-file.ts'

const checkMs = 500

/** Starts the cluster again when its postmaster was killed; web and worker connect anew by themselves. */
export function watchDatabase(
  first: EmbeddedPostgres,
  dataDir: string,
  signal: AbortSignal,
  onRestart: (cluster: EmbeddedPostgres) => void,
): void {
  let cluster = first
  let busy = false
  const mend = async (): Promise<void> => {
    if (busy || signal.aborted || isAlive(cluster.pid)) return
    busy = true
    try {
      cluster = await startEmbeddedPostgres({ dataDir, endWithParent: true })
      onRestart(cluster)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void mend(), checkMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}
