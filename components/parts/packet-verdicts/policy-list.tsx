import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { RuleList } from '#protocols/firewall/rule/rule.ts'
import { formatRule } from '#protocols/firewall/rule/rule-text.ts'

/** The policy to be read: its rules by number, the default last. A narrow page breaks a rule into lines rather than hide its end. */
export function PolicyList({ policy }: { policy: RuleList }) {
  return (
    <ScrollRegion label="The policy" className="rounded border border-border bg-surface px-3 py-2">
      <table className="text-left font-mono text-13">
        <tbody>
          {policy.rules.map((rule, index) => (
            <tr key={`${index} ${formatRule(rule)}`}>
              <th scope="row" className="py-0.5 pr-3 text-right align-top font-normal text-muted">
                {index + 1}
              </th>
              <td className="sm:whitespace-nowrap">{formatRule(rule)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-0.5 pr-3">
              <span className="sr-only">last</span>
            </th>
            <td className="whitespace-nowrap">default {policy.otherwise}</td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  )
}
