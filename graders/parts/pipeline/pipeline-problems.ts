// What an author can get wrong in a part about a pipeline.
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { gradePipeline } from '#graders/parts/pipeline/grade-pipeline.ts'
import type { PipelinePart } from '#graders/parts/pipeline/pipeline-part.ts'
import { stepsFrom, whyNotPlayed } from '#graders/parts/pipeline/read-pipeline-part.ts'
import { readPipeline } from '#protocols/deduction/pipeline-text.ts'

export function pipelineProblems(part: PipelinePart): PartProblem[] {
  const problems: PartProblem[] = []
  const names = part.requires.map(({ name }) => name)
  if (!names.includes('bob-reads')) {
    const fix = 'Add { name: bob-reads }.'
    problems.push({ at: ['requires'], says: 'A message that nobody can read is secret, too.', fix })
  }
  const texts = [
    { at: ['solution'], text: part.solution },
    ...(part.start === undefined ? [] : [{ at: ['start'], text: part.start }]),
    ...part.misconceptions.map(({ pipeline }, index) => ({
      at: ['misconceptions', index, 'pipeline'],
      text: pipeline,
    })),
  ]
  for (const { at, text } of texts) {
    const read = readPipeline(text)
    const says = read.ok ? whyNotPlayed(read.steps, part) : `Line ${read.line}: ${read.says}`
    if (says !== null) problems.push({ at, says, fix: 'Write one step on a line: s = sign h by sender.' })
  }
  for (const [index, { id }] of part.misconceptions.entries()) {
    if (part.misconceptions.findIndex((each) => each.id === id) === index) continue
    problems.push({
      at: ['misconceptions', index, 'id'],
      says: `Two are called “${id}”.`,
      fix: 'Rename one.',
    })
  }
  return problems
}

export function pipelineVariantProblems(part: PipelinePart, scope: PartScope): PartProblem[] {
  const judge = (text: string) =>
    gradePipeline(part, scope, { kind: part.kind, steps: stepsFrom(text) }).outcome
  const problems: PartProblem[] = []
  const solved = judge(part.solution)
  if (solved.status === 'failed' && solved.mismatch.code === 'requirement-broken') {
    const says = `It does not hold of the solution: ${solved.mismatch.requirement}`
    problems.push({ at: ['solution'], says, fix: solved.mismatch.attack })
  }
  for (const [index, { id, pipeline }] of part.misconceptions.entries()) {
    const outcome = judge(pipeline)
    const mismatch = outcome.status === 'failed' ? outcome.mismatch : null
    if (mismatch?.code === 'misconception' && mismatch.id === id) continue
    const says = mismatch === null ? `“${id}” is right.` : `“${id}” sends what another one sends.`
    problems.push({
      at: ['misconceptions', index, 'pipeline'],
      says,
      fix: 'Write what is wrong, and only this.',
    })
  }
  return problems
}
