import { answeredKind, type PartCase } from '#graders/parts/part-kind.ts'
import { gradePipeline } from '#graders/parts/pipeline/grade-pipeline.ts'
import { pipelineReadability } from '#graders/parts/pipeline/live/pipeline-readability.ts'
import { PipelineFeedbackSchema, PipelineRightSchema } from '#graders/parts/pipeline/pipeline-feedback.ts'
import { explainPipeline, pipelineMismatches } from '#graders/parts/pipeline/pipeline-mismatch.ts'
import { PipelinePartSchema } from '#graders/parts/pipeline/pipeline-part.ts'
import { pipelineProblems, pipelineVariantProblems } from '#graders/parts/pipeline/pipeline-problems.ts'
import { type PipelineResponse, PipelineResponseSchema } from '#graders/parts/pipeline/pipeline-response.ts'
import type { PresentedPipeline } from '#graders/parts/pipeline/presented-pipeline.ts'
import { packetText, stepsFrom } from '#graders/parts/pipeline/read-pipeline-part.ts'
import { requirementSays } from '#protocols/deduction/requirements.ts'

const kind = 'pipeline'

export const pipelineKind = answeredKind(kind, {
  part: PipelinePartSchema,
  response: PipelineResponseSchema,
  feedback: PipelineFeedbackSchema,
  right: PipelineRightSchema,
  mismatches: pipelineMismatches,
  explain: explainPipeline,
  found: ({ name }) => ({ requirement: name }),

  claims: () => [],

  texts: ({ ask, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: pipelineProblems,
  variantProblems: pipelineVariantProblems,

  points: ({ points }) => points,

  present: (part, scope): PresentedPipeline => ({
    id: part.id,
    kind,
    ask: scope.fill(part.ask),
    points: part.points,
    givens: part.givens,
    operations: part.steps,
    requirements: part.requires.map(({ name }) => requirementSays[name]),
    start: part.start === undefined ? [] : stepsFrom(part.start),
  }),

  readability: pipelineReadability,

  grade: gradePipeline,

  solve: ({ solution }) => packetText(stepsFrom(solution)) ?? '',

  responseFrom: (part, text): PipelineResponse => ({
    kind,
    steps: stepsFrom(text.trim() === 'solution' ? part.solution : text),
  }),

  cases: (part): PartCase[] => [
    { name: 'the solution', response: { kind, steps: stepsFrom(part.solution) }, verdict: { passed: true } },
    { name: 'no step', response: { kind, steps: [] }, verdict: { passed: false, code: 'blank' } },
    ...part.misconceptions.map(({ id, pipeline }) => ({
      name: `“${id}”`,
      response: { kind, steps: stepsFrom(pipeline) },
      verdict: { passed: false, code: 'misconception', misconception: id } as const,
    })),
  ],
})
