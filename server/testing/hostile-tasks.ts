// A pooled process of the tests: it does what it is told, and what no task of ours should.
import * as z from 'zod'
import { serveTasks } from '#server/pool/serve-tasks.ts'

export const HostileTaskSchema = z.enum([
  'answer',
  'throw',
  'loop',
  'search',
  'leave',
  'objects',
  'array',
  'big-arrays',
  'map',
  'text',
  'bytes',
])
export type HostileTask = z.infer<typeof HostileTaskSchema>

const deeds: Record<HostileTask, () => unknown> = {
  answer: () => process.pid,
  throw: () => {
    throw new RangeError('It cannot be.')
  },
  loop: () => {
    for (;;);
  },
  // Inside a regular expression, where no line of ours runs.
  search: () => /^(?:a|a)*b$/.test('a'.repeat(60)),
  leave: () => process.exit(3),
  objects: () => {
    for (const kept: object[] = []; ; ) kept.push({ at: kept.length })
  },
  array: () => {
    for (const kept: number[] = []; ; ) kept.push(kept.length + 0.5)
  },
  'big-arrays': () => {
    for (const kept: number[][] = []; ; ) kept.push(Array.from({ length: 1_000_000 }, Math.random))
  },
  map: () => {
    for (const kept = new Map<string, number>(); ; ) kept.set(`key ${kept.size}`, kept.size)
  },
  text: () => {
    for (let [text, length] = ['ab', 0]; ; ) length += (text += text).split('').length
  },
  // Outside the heap, where V8 counts nothing.
  bytes: () => {
    for (const kept: Uint8Array[] = []; ; ) kept.push(new Uint8Array(20_000_000).fill(1))
  },
}

serveTasks((task) => deeds[HostileTaskSchema.parse(task)]())
