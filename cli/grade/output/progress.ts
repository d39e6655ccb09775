// What a person sees while submissions are graded, on stderr. On a terminal one line that keeps changing: a bar, the
// time left, what runs now. Elsewhere a line for each submission, and no tricks.
import { styleText } from 'node:util'
import type { JudgedProgram } from '../run/judge-program.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import { percent } from './points.ts'

const barWidth = 24
const drawMs = 250
const usualColumns = 80

export interface Stream {
  isTTY?: boolean | undefined
  columns?: number | undefined
  write(text: string): unknown
}

export class Progress {
  readonly #total: number
  readonly #stream: Stream
  readonly #draws: boolean
  readonly #timer: NodeJS.Timeout | undefined
  readonly #startedAt = performance.now()
  readonly #running = new Set<string>()
  #done = 0
  #lastDoneAt = performance.now()

  constructor(
    total: number,
    stream: Stream = process.stderr,
    env: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    this.#total = total
    this.#stream = stream
    this.#draws = stream.isTTY === true && env.TERM !== 'dumb' && !env.CI
    if (this.#draws) this.#timer = setInterval(() => this.#draw(), drawMs)
    this.#timer?.unref()
  }

  start(submission: FoundSubmission): void {
    this.#running.add(submission.id)
    this.#draw()
  }

  end(submissions: readonly FoundSubmission[], judged: JudgedProgram): void {
    for (const { id } of submissions) {
      this.#running.delete(id)
      if (judged.status === 'aborted') continue
      this.#done += 1
      this.#lastDoneAt = performance.now()
      if (!this.#draws) this.#stream.write(`${this.#done}/${this.#total} ${id}: ${tell(judged)}\n`)
      else if (judged.status === 'faulted') this.say(`${id}: ${tell(judged)}`)
    }
    this.#draw()
  }

  /** A line that stays. */
  say(text: string): void {
    this.#stream.write(this.#draws ? `\r\u001b[K${text}\n` : `${text}\n`)
    this.#draw()
  }

  close(): void {
    clearInterval(this.#timer)
    if (this.#draws) this.#stream.write('\r\u001b[K')
  }

  #draw(): void {
    if (!this.#draws) return
    const share = this.#total === 0 ? 1 : this.#done / this.#total
    const full = Math.round(share * barWidth)
    const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`
    const head = `${bar} ${this.#done}/${this.#total} ${this.#timeLeft()} `
    const room = Math.max(0, (this.#stream.columns || usualColumns) - head.length - 1)
    const running = [...this.#running].join(', ').slice(0, room)
    this.#stream.write(`\r\u001b[K${head}${styleText('dim', running, { stream: process.stderr })}`)
  }

  #timeLeft(): string {
    if (this.#done === 0) return 'time left unknown'
    // By what was done until the last one ended; it counts down until the next does.
    const eachMs = (this.#lastDoneAt - this.#startedAt) / this.#done
    const leftMs = eachMs * (this.#total - this.#done) - (performance.now() - this.#lastDoneAt)
    const seconds = Math.max(1, leftMs / 1_000)
    return seconds < 90 ? `about ${Math.ceil(seconds)} s left` : `about ${Math.ceil(seconds / 60)} min left`
  }
}

function tell(judged: JudgedProgram): string {
  if (judged.status === 'faulted') return `not graded, our side: ${judged.fault.because}`
  if (judged.status === 'aborted') return 'stopped'
  const { checks, score } = judged.record.result
  const passed = checks.filter(({ outcome }) => outcome.status === 'passed').length
  return `${passed} of ${checks.length} checks, ${percent(score)} %`
}
