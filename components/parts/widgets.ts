// The widgets of all kinds of part that are answered: a new kind is a folder beside this file and a line here. Each
// comes to the pages that show its kind and to no other, rendered with their HTML and its script asked for by it.
import dynamic from 'next/dynamic'
import { giving, type WidgetGiver } from '#components/parts/giving.tsx'
import type { PartResponse } from '#graders/parts/registry.ts'

/** By kind. One that is answered and has no widget does not compile. */
export const widgets = {
  'cache-trace': dynamic(() =>
    import('#components/parts/cache-trace/cache-trace-widget.tsx').then((kind) =>
      giving(kind.cacheTraceWidget),
    ),
  ),
  choice: dynamic(() =>
    import('#components/parts/choice/choice-widget.tsx').then((kind) => giving(kind.choiceWidget)),
  ),
  'cookie-trace': dynamic(() =>
    import('#components/parts/cookie-trace/cookie-trace-widget.tsx').then((kind) =>
      giving(kind.cookieTraceWidget),
    ),
  ),
  'dns-bytes': dynamic(() =>
    import('#components/parts/dns-bytes/dns-bytes-widget.tsx').then((kind) => giving(kind.dnsBytesWidget)),
  ),
  'dns-trace': dynamic(() =>
    import('#components/parts/dns-trace/dns-trace-widget.tsx').then((kind) => giving(kind.dnsTraceWidget)),
  ),
  'dns-zone': dynamic(() =>
    import('#components/parts/dns-zone/dns-zone-widget.tsx').then((kind) => giving(kind.dnsZoneWidget)),
  ),
  'firewall-policy': dynamic(() =>
    import('#components/parts/firewall-policy/firewall-widget.tsx').then((kind) =>
      giving(kind.firewallWidget),
    ),
  ),
  formula: dynamic(() =>
    import('#components/parts/formula/formula-widget.tsx').then((kind) => giving(kind.formulaWidget)),
  ),
  handshake: dynamic(() =>
    import('#components/parts/handshake/handshake-widget.tsx').then((kind) => giving(kind.handshakeWidget)),
  ),
  'header-stack': dynamic(() =>
    import('#components/parts/header-stack/header-stack-widget.tsx').then((kind) =>
      giving(kind.headerStackWidget),
    ),
  ),
  'http-message': dynamic(() =>
    import('#components/parts/http-message/http-message-widget.tsx').then((kind) =>
      giving(kind.httpMessageWidget),
    ),
  ),
  'http-reading': dynamic(() =>
    import('#components/parts/http-reading/http-reading-widget.tsx').then((kind) =>
      giving(kind.httpReadingWidget),
    ),
  ),
  'mail-dialogue': dynamic(() =>
    import('#components/parts/mail-dialogue/mail-dialogue-widget.tsx').then((kind) =>
      giving(kind.mailDialogueWidget),
    ),
  ),
  matching: dynamic(() =>
    import('#components/parts/matching/matching-widget.tsx').then((kind) => giving(kind.matchingWidget)),
  ),
  'multiple-choice': dynamic(() =>
    import('#components/parts/multiple-choice/multiple-choice-widget.tsx').then((kind) =>
      giving(kind.multipleChoiceWidget),
    ),
  ),
  number: dynamic(() =>
    import('#components/parts/number/number-widget.tsx').then((kind) => giving(kind.numberWidget)),
  ),
  ordering: dynamic(() =>
    import('#components/parts/ordering/ordering-widget.tsx').then((kind) => giving(kind.orderingWidget)),
  ),
  'packet-verdicts': dynamic(() =>
    import('#components/parts/packet-verdicts/packet-verdicts-widget.tsx').then((kind) =>
      giving(kind.packetVerdictsWidget),
    ),
  ),
  'piece-picking': dynamic(() =>
    import('#components/parts/piece-picking/piece-picking-widget.tsx').then((kind) =>
      giving(kind.piecePickingWidget),
    ),
  ),
  'rate-adaptation': dynamic(() =>
    import('#components/parts/rate-adaptation/rate-adaptation-widget.tsx').then((kind) =>
      giving(kind.rateAdaptationWidget),
    ),
  ),
  pipeline: dynamic(() =>
    import('#components/parts/pipeline/pipeline-widget.tsx').then((kind) => giving(kind.pipelineWidget)),
  ),
  'short-text': dynamic(() =>
    import('#components/parts/short-text/short-text-widget.tsx').then((kind) => giving(kind.shortTextWidget)),
  ),
  table: dynamic(() =>
    import('#components/parts/table/table-widget.tsx').then((kind) => giving(kind.tableWidget)),
  ),
  timeline: dynamic(() =>
    import('#components/parts/timeline/timeline-widget.tsx').then((kind) => giving(kind.timelineWidget)),
  ),
  topology: dynamic(() =>
    import('#components/parts/topology/topology-widget.tsx').then((kind) => giving(kind.topologyWidget)),
  ),
} satisfies Record<PartResponse['kind'], WidgetGiver>
