// CPU time of a jail from repeated looks at its processes. A child that is waited for leaves its time to its parent; one
// that is not (SIGCHLD ignored) leaves it to nobody, so what was last seen of it is kept here.
import type { ProcessFacts } from '#graders/sandbox/meters/process-tree.ts'

/** What a child that came and went between two looks is taken to have used when nobody waited for it. */
const unseenMs = 3

export class CpuLedger {
  #before = new Map<number, ProcessFacts>()
  #lostMs = 0

  /**
   * Takes in one look, and says what has been used so far. `forks` is how many processes and threads were started since
   * the last look, as far as is known.
   */
  add(now: Map<number, ProcessFacts>, forks: number): number {
    let [livingMs, growthMs, goneMs, started] = [0, 0, 0, 0]
    for (const [pid, fact] of now) {
      const known = this.#before.get(pid)
      const same = known?.startedAt === fact.startedAt
      livingMs += fact.ownCpuMs + fact.reapedCpuMs
      growthMs += fact.reapedCpuMs - (same ? (known?.reapedCpuMs ?? 0) : 0)
      if (!same) started += fact.tasks
    }
    for (const [pid, fact] of this.#before) {
      if (now.get(pid)?.startedAt !== fact.startedAt) goneMs += fact.ownCpuMs + fact.reapedCpuMs
    }
    this.#lostMs += Math.max(0, goneMs - growthMs)
    if (growthMs === 0) this.#lostMs += Math.max(0, forks - started) * unseenMs
    this.#before = now
    return livingMs + this.#lostMs
  }
}
