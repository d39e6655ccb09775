// The widgets of all kinds of part that are answered: a new kind is a folder beside this file and a line here.
export { choiceWidget } from '#components/parts/choice/choice-widget.tsx'
export { dnsZoneWidget } from '#components/parts/dns-zone/dns-zone-widget.tsx'
export { firewallWidget } from '#components/parts/firewall-policy/firewall-widget.tsx'
export { httpMessageWidget } from '#components/parts/http-message/http-message-widget.tsx'
export { matchingWidget } from '#components/parts/matching/matching-widget.tsx'
export { multipleChoiceWidget } from '#components/parts/multiple-choice/multiple-choice-widget.tsx'
export { numberWidget } from '#components/parts/number/number-widget.tsx'
export { timelineWidget } from '#components/parts/timeline/timeline-widget.tsx'
