import { RequirementList } from '#components/figures/pipeline/requirement-list.tsx'
import { analyse } from '#protocols/deduction/deduce.ts'
import { isPlayable, type PipelineStep, playPipeline } from '#protocols/deduction/pipeline.ts'
import {
  judgePipeline,
  requirementNames,
  requirementSays,
  trudys,
} from '#protocols/deduction/requirements.ts'

const roles = { sender: 'Alice', recipient: 'Bob', message: 'm', sessionKey: 'k', nonce: 'n' }
const shownMax = 30

/** What Trudy takes apart of what she hears, and which promises hold against her. */
export function TrudysView({ steps }: { steps: readonly PipelineStep[] }) {
  if (!isPlayable(steps)) return <p>These steps make more than can be taken apart here. Join fewer things.</p>
  const played = steps.length === 0 ? null : playPipeline(steps, roles)
  if (played === null || !played.ok)
    return <p className="text-muted">As long as nothing goes out, she hears nothing.</p>
  const learned = [...analyse([...trudys, played.packet]).from.values()]
  const requirements = requirementNames.map((name) => {
    const judged = judgePipeline(steps, name)
    return { says: requirementSays[name], met: judged.met, attack: judged.met ? [] : judged.attack }
  })
  return (
    <div className="flex flex-col gap-6">
      <section aria-label="What Trudy takes apart">
        <p>
          {learned.length === 0
            ? 'She hears it, and can take nothing of it apart.'
            : 'She hears it, and takes apart what she has the keys for: she'}
        </p>
        {learned.length > 0 && (
          <ol className="mt-1 list-decimal pl-6 text-15">
            {learned.slice(0, shownMax).map(({ does }) => (
              <li key={does} className="wrap-anywhere">
                {does}
              </li>
            ))}
          </ol>
        )}
        {learned.length > shownMax && <p className="text-muted">… and {learned.length - shownMax} more.</p>}
      </section>
      <section aria-labelledby="promises">
        <h2 id="promises" className="mb-1 text-21">
          What holds
        </h2>
        <RequirementList requirements={requirements} />
      </section>
    </div>
  )
}
