// Several exercises at a time, one to a thread: a test computes and waits for nothing. How this works: each thread is
// given the next exercise when it has answered for the one before. What they print is handed on in the order of
// the exercises, as soon as everything before it is there. A thread that ends with an error counts as a failed
// exercise, and the others go on; what it would have tested next, a new thread does.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { bad } from './describe-report.ts'
import { type FolderTest, type FolderVerdict, FolderVerdictSchema, testFolder } from './test-folder.ts'

/** More would only take memory: each reads the whole grading library. */
const threadsMax = 8

export interface FolderProgress {
  begun: (test: FolderTest) => void
  /** In the order of `tests`. */
  ended: (verdict: FolderVerdict) => void
}

export async function testFolders(tests: readonly FolderTest[], progress: FolderProgress): Promise<void> {
  const threads = Math.min(threadsMax, availableParallelism(), tests.length)
  const verdicts: (FolderVerdict | undefined)[] = []
  let [next, told] = [0, 0]
  async function work(judge: (test: FolderTest) => Promise<FolderVerdict>): Promise<void> {
    for (let index = next++; index < tests.length; index = next++) {
      const test = tests[index]
      if (!test) return
      progress.begun(test)
      verdicts[index] = await judge(test)
      for (let verdict = verdicts[told]; verdict; verdict = verdicts[told]) {
        progress.ended(verdict)
        told += 1
      }
    }
  }
  if (threads <= 1) return work(testFolder)
  await Promise.all(Array.from({ length: threads }, () => inThread(work)))
}

async function inThread(work: (judge: (test: FolderTest) => Promise<FolderVerdict>) => Promise<void>) {
  let thread = startThread()
  await work(async (test) => {
    try {
      return await ask(thread, test)
    } catch (error) {
      await thread.terminate()
      thread = startThread()
      const because = error instanceof Error ? error.message : String(error)
      return { passed: false, text: `${bad('failed')}  ${test.id}: its test crashed\n  ${because}\n\n` }
    }
  })
  await thread.terminate()
}

const startThread = () => new Worker(new URL('./thread.ts', import.meta.url))

function ask(thread: Worker, test: FolderTest): Promise<FolderVerdict> {
  const { promise, resolve, reject } = Promise.withResolvers<FolderVerdict>()
  const answered = (message: unknown) => {
    const read = FolderVerdictSchema.safeParse(message)
    if (read.success) resolve(read.data)
    else reject(new Error('the thread did not answer with a verdict'))
  }
  const ended = (code: number) => reject(new Error(`the thread ended with code ${code}`))
  thread.on('message', answered)
  thread.on('error', reject)
  thread.on('exit', ended)
  thread.postMessage(test, [])
  return promise.finally(() => {
    thread.off('message', answered)
    thread.off('error', reject)
    thread.off('exit', ended)
  })
}
