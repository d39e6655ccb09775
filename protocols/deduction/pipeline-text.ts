// A pipeline as text, one step on a line: `s = sign h by sender`. What a step makes has a name; the last one need not.
import {
  givens,
  type Operation,
  operations,
  type PipelineStep,
  type Source,
} from '#protocols/deduction/pipeline.ts'

type ReadPipeline = { ok: true; steps: PipelineStep[] } | { ok: false; line: number; says: string }

const isOperation = (word: string): word is Operation => operations.some((each) => each === word)

export function readPipeline(text: string): ReadPipeline {
  const steps: PipelineStep[] = []
  const names = new Map<string, number>()
  const sourceOf = (word: string): Source | null =>
    names.get(word) ?? givens.find((each) => each === word) ?? null
  for (const [index, line] of text
    .split('\n')
    .map((each) => each.trim())
    .entries()) {
    if (line === '') continue
    const refuse = (says: string): ReadPipeline => ({ ok: false, line: index + 1, says })
    const [, name, rest = ''] = /^(?:([a-z][a-z0-9-]*)\s*=\s*)?(.+)$/u.exec(line) ?? []
    const [does = '', ...words] = rest.split(/\s+/u)
    if (!isOperation(does)) return refuse(`“${does}” is no step: ${operations.join(', ')} are.`)
    const at = words.findIndex((word) => word === 'by' || word === 'to' || word === 'with')
    const [word, key] = at < 0 ? [] : words.slice(at)
    const on: Source[] = []
    for (const each of at < 0 ? words : words.slice(0, at)) {
      const source = sourceOf(each)
      if (source === null) return refuse(`There is no “${each}” yet.`)
      on.push(source)
    }
    const step: PipelineStep = { does, on }
    if (word === 'with') {
      const source = sourceOf(key ?? '')
      if (source === null) return refuse(`There is no key “${key}”.`)
      step.key = source
    } else if (word !== undefined) {
      if (key !== 'sender' && key !== 'recipient') return refuse('A key is that of sender or of recipient.')
      step.of = key
    }
    steps.push(step)
    if (name !== undefined) names.set(name, steps.length - 1)
  }
  return { ok: true, steps }
}

/** The same steps come back from it, whether or not all of them are complete. */
export function writePipeline(steps: readonly PipelineStep[]): string {
  return steps
    .map(({ does, on, key, of }, index) => {
      const whose = of === undefined ? [] : [does === 'sign' ? 'by' : 'to', of]
      const rest = key === undefined ? whose : ['with', sourceWord(key)]
      return [`s${index + 1} =`, does, ...on.map(sourceWord), ...rest].join(' ')
    })
    .join('\n')
}

const sourceWord = (source: Source) => (typeof source === 'number' ? `s${source + 1}` : source)
