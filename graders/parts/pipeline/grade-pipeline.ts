import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import type { PipelineFeedback, PipelineRight } from '#graders/parts/pipeline/pipeline-feedback.ts'
import type { PipelineMismatch } from '#graders/parts/pipeline/pipeline-mismatch.ts'
import type { PipelinePart } from '#graders/parts/pipeline/pipeline-part.ts'
import type { PipelineResponse } from '#graders/parts/pipeline/pipeline-response.ts'
import { packetText, stepsFrom, whyNotPlayed } from '#graders/parts/pipeline/read-pipeline-part.ts'
import type { PipelineStep } from '#protocols/deduction/pipeline.ts'
import { judgePipeline, type RequirementName, requirementSays } from '#protocols/deduction/requirements.ts'

type PipelineVerdict = Verdict<PipelineMismatch, PipelineFeedback, PipelineRight>

/** Any pipeline with the properties that are asked for is right. Nothing is earned by what Bob cannot read, nor by what
 * holds of the bare message already. */
export function gradePipeline(
  part: PipelinePart,
  scope: PartScope,
  response: PipelineResponse | null,
): PipelineVerdict {
  const steps = response?.steps ?? []
  if (steps.length === 0) return failed({ code: 'blank' })
  const problem = whyNotPlayed(steps, part)
  if (problem !== null) {
    const actual = steps.map(({ does }) => does).join(', ')
    return failed({ code: 'unreadable', actual, problem, where: { stream: 'response' } })
  }
  const packet = packetText(steps) ?? ''
  const judged = part.requires.map(({ name, points, reference }) => {
    const found = judgePipeline(steps, name)
    return {
      name,
      points,
      reference,
      met: found.met,
      attack: found.met ? [] : [...found.attack].slice(0, 40),
    }
  })
  const feedback: PipelineFeedback = {
    kind: part.kind,
    packet,
    requirements: judged.map(({ name, met, attack }) => ({ says: requirementSays[name], met, attack })),
  }
  const broken = judged.find(({ met }) => !met)
  if (!broken) return { outcome: { status: 'passed' }, score: 1, feedback }
  const idea = part.misconceptions.find(({ pipeline }) => packetText(stepsFrom(pipeline)) === packet)
  const mismatch: CommonMismatch | PipelineMismatch = idea
    ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual: packet }
    : {
        code: 'requirement-broken',
        name: broken.name,
        requirement: requirementSays[broken.name],
        attack: broken.attack.join('; '),
        actual: packet,
        ...(broken.reference === undefined ? {} : { reference: broken.reference }),
      }
  return {
    outcome: { status: 'failed', mismatch },
    score: shareMet(judged),
    feedback,
    right: { kind: part.kind, packet: packetText(stepsFrom(part.solution)) ?? '' },
  }
}

const bare: PipelineStep[] = [{ does: 'armor', on: ['message'] }]

function shareMet(judged: readonly { name: RequirementName; points: number; met: boolean }[]): number {
  if (judged.some(({ name, met }) => name === 'bob-reads' && !met)) return 0
  const counted = judged.filter(({ name }) => !judgePipeline(bare, name).met)
  const sum = (each: typeof counted) => each.reduce((all, { points }) => all + points, 0)
  const lost = judged.filter((each) => !counted.includes(each) && !each.met)
  const earned = sum(counted.filter(({ met }) => met)) - sum(lost)
  return Math.max(0, Math.round((earned / sum(counted)) * 100) / 100)
}

const failed = (mismatch: CommonMismatch): PipelineVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
