'use client'
import { useId, useState } from 'react'
import { FieldError } from '#components/ui/field/field-error.tsx'
import { findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { formatRules, lineOfRule, readRules, ruleTextMax } from '#protocols/firewall/rule/rule-text.ts'

export interface RuleTextViewProps {
  list: RuleList
  /** What was typed and cannot be read as rules; null when `list` is all there is. */
  typed: string | null
  vocabulary: Vocabulary
  locked: boolean
  onChange: (list: RuleList, typed?: string) => void
}

/** The same policy as text. What can be read goes into the policy at once; what cannot is kept beside it, with its line. */
export function RuleTextView({ list, typed: unread, vocabulary, locked, onChange }: RuleTextViewProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? unread ?? formatRules(list)
  const problem = problemIn(text, list, vocabulary)
  return (
    <div>
      <label htmlFor={id} className="block text-15 font-semibold">
        Policy, one rule on a line
      </label>
      <p id={`${id}-description`} className="mt-0.5 text-13 text-muted">
        For example:{' '}
        <span className="font-mono">accept tcp on internet from any to web port 80, 443 new</span>. What is
        left out is any. The last line is <span className="font-mono">default deny</span> or{' '}
        <span className="font-mono">default accept</span>.
      </p>
      <textarea
        id={id}
        value={text}
        readOnly={locked}
        rows={Math.min(24, Math.max(6, text.split('\n').length + 1))}
        maxLength={ruleTextMax}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? `${id}-description` : `${id}-description ${id}-error`}
        onChange={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          const readable = readRules(next, list.otherwise)
          if (readable.ok) onChange(readable.list)
          else onChange(list, next)
        }}
        className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15 read-only:bg-sunken"
      />
      <div className="min-h-12">
        {problem !== null && <FieldError id={`${id}-error`}>{problem}</FieldError>}
      </div>
    </div>
  )
}

function problemIn(text: string, { otherwise }: RuleList, vocabulary: Vocabulary): string | null {
  const read = readRules(text, otherwise)
  if (!read.ok) return `Line ${read.line}: ${read.says} The policy is still as it could last be read.`
  // The fields of such a rule are in the table, where they can be mended as well.
  const found = findRuleProblem(read.list, vocabulary)
  return found && `Line ${lineOfRule(text, found.rule)}: ${found.problem.says}`
}
