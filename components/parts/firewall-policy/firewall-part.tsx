'use client'
import type { PartProps } from '#components/parts/part-props.ts'
import type { FirewallResponse } from '#graders/parts/firewall-policy/firewall-response.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'

export function FirewallPart({ part }: PartProps<PresentedFirewall, FirewallResponse>) {
  return <p>{part.ask}</p>
}
