import { type Answered, PooledProcess } from '#server/pool/pooled-process.ts'
import { printsMin } from '#server/similarity/compare-prints.ts'
import { type Print, PrintsSchema, type ProgramFile } from '#server/similarity/prints.ts'
import type { SimilarityTask } from '#server/similarity/similarity-process.ts'
import { ComparisonSchema, type SimilarityResult, type Whose } from '#server/similarity/similarity-result.ts'

export interface ProgramToCompare {
  of: Whose
  /** All whose work it is; nobody is a solution of the exercise. */
  people: readonly string[]
  own: boolean
  files: () => Promise<readonly ProgramFile[]>
}

export interface CompareOptions {
  signal: AbortSignal
  /** How many programs are read. False: nobody wants the rest. */
  onRead: (done: number) => Promise<boolean>
}

const limits = { heapMbMax: 700, rssMbMax: 1_000, cpuMsMax: 120_000 }
const readCpuMsMax = 10_000
/** Programs that ended the process that read them. Many are no accident. */
const brokenMax = 10
/** Of all programs together. */
const printsMax = 1_500_000
const tellEvery = 10

/**
 * Compares programs with each other. What students wrote is read in a process with limits: a program that breaks them is
 * left out, and said to be. Null when it was told to stop; throws an Error in words when it could not be done.
 */
export async function comparePrograms(
  programs: readonly ProgramToCompare[],
  starter: readonly ProgramFile[],
  { signal, onRead }: CompareOptions,
): Promise<SimilarityResult | null> {
  let worker: PooledProcess | null = null
  const ask = (task: SimilarityTask, cpuMsMax: number): Promise<Answered> => {
    if (worker === null || !worker.alive) {
      worker = new PooledProcess('server/similarity/similarity-process.ts', limits)
      worker.yield()
    }
    return worker.ask(task, cpuMsMax)
  }
  const stop = () => void worker?.end()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const given = await ask({ read: [...starter], every: true }, readCpuMsMax)
    const starterHashes = given.ok ? PrintsSchema.parse(given.value).prints.map(({ hash }) => hash) : []
    const read: { prints: Print[]; apart: SimilarityResult['programs'][number]['apart'] }[] = []
    let [broken, total] = [0, 0]
    for (const program of programs) {
      if (signal.aborted) return null
      if (read.length % tellEvery === 0 && !(await onRead(read.length))) return null
      if (broken >= brokenMax || total >= printsMax) {
        read.push({ prints: [], apart: 'too-much' })
        continue
      }
      const answer = await ask({ read: [...(await program.files())], every: false }, readCpuMsMax)
      const found = answer.ok ? PrintsSchema.parse(answer.value) : null
      if (found === null) broken += 1
      total += found?.prints.length ?? 0
      read.push({ prints: found?.prints ?? [], apart: found === null ? 'unread' : apartOf(found) })
    }
    if (signal.aborted || !(await onRead(read.length))) return null
    const compare = programs.map(({ people, own }, at) => ({
      prints: read[at]?.prints ?? [],
      people: [...people],
      own,
    }))
    const compared = await ask({ compare, starter: [...new Set(starterHashes)] }, limits.cpuMsMax)
    if (signal.aborted) return null
    if (!compared.ok) throw new Error(`The programs could not be compared: ${said[compared.because]}.`)
    const comparison = ComparisonSchema.parse(compared.value)
    const isCompared = new Set(comparison.pairs.flatMap(({ left, right }) => [left, right]))
    return {
      ...comparison,
      programs: programs.map(({ of, people, own }, at) => {
        const apart = read[at]?.apart ?? null
        const alone = people.length > 0 && own && comparison.nearest[at] === null && !isCompared.has(at)
        return { of, apart: apart === null && alone && programs.length > 1 ? 'short' : apart }
      }),
    }
  } finally {
    signal.removeEventListener('abort', stop)
    await (worker as PooledProcess | null)?.end()
  }
}

const apartOf = ({ cut, prints }: { cut: boolean; prints: readonly Print[] }) => {
  if (cut) return 'cut'
  return prints.length < printsMin ? 'short' : null
}

const said = {
  full: 'many others are',
  time: 'it took too long',
  memory: 'it needed too much memory',
  crash: 'the process ended',
} as const
