import { ChoicePart } from '#components/parts/choice/choice-part.tsx'
import { DnsZonePart } from '#components/parts/dns-zone/dns-zone-part.tsx'
import { FirewallPart } from '#components/parts/firewall-policy/firewall-part.tsx'
import { HttpMessagePart } from '#components/parts/http-message/http-message-part.tsx'
import { NumberPart } from '#components/parts/number/number-part.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { TimelinePart } from '#components/parts/timeline/timeline-part.tsx'
import type { PresentedPart } from '#graders/exercise/present-exercise.ts'
import type { Response } from '#graders/exercise/response.ts'

type Answer = Response[string]

/** The widget of a part, by its kind. A kind without one does not compile. */
export function PartWidget({ part, answer, ...props }: PartProps<PresentedPart, Answer>) {
  switch (part.kind) {
    case 'number':
      return <NumberPart part={part} answer={answer && 'value' in answer ? answer : undefined} {...props} />
    case 'choice': {
      const chosen = answer && 'kind' in answer && answer.kind === part.kind ? answer : undefined
      return <ChoicePart part={part} answer={chosen} {...props} />
    }
    case 'http-message': {
      const written = answer && 'kind' in answer && answer.kind === part.kind ? answer : undefined
      return <HttpMessagePart part={part} answer={written} {...props} />
    }
    case 'firewall-policy': {
      const policy = answer && 'kind' in answer && answer.kind === part.kind ? answer : undefined
      return <FirewallPart part={part} answer={policy} {...props} />
    }
    case 'dns-zone': {
      const zone = answer && 'kind' in answer && answer.kind === part.kind ? answer : undefined
      return <DnsZonePart part={part} answer={zone} {...props} />
    }
    case 'timeline': {
      const drawing = answer && 'kind' in answer && answer.kind === part.kind ? answer : undefined
      return <TimelinePart part={part} answer={drawing} {...props} />
    }
    case 'lab':
      // A program has a page of its own (components/lab); beside other parts there is nothing to fill in.
      return null
    default:
      return part satisfies never
  }
}
