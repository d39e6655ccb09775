// Policies that are hard to compare, as rules that a student can hand in: at most 200 of them, with lists of at most
// 16 values. Hard are slabs (narrow in one field, everything in the others) that alternate, combs (every other value
// of a field, as a list) whose fields do not fit each other, tilings without a gap, and all of them in several fields.

import type { Dice } from '#protocols/firewall/oracle/dice.ts'
import { addressMax, portMax } from '#protocols/firewall/packet/packet.ts'
import { formatAddress } from '#protocols/firewall/rule/address.ts'
import { emptyRule, type Rule, type RuleList, rulesMax } from '#protocols/firewall/rule/rule.ts'

type ListField = 'source' | 'destination' | 'sourcePorts' | 'destinationPorts'

const fields: readonly ListField[] = ['source', 'destination', 'sourcePorts', 'destinationPorts']
const largest = {
  source: addressMax,
  destination: addressMax,
  sourcePorts: portMax,
  destinationPorts: portMax,
}

/** The share from `from` to `to` of all values of a field. */
function share(field: ListField, from: number, to: number): string {
  const values = largest[field] + 1
  const [low, high] = [
    Math.floor(from * values),
    Math.max(Math.floor(from * values), Math.ceil(to * values) - 1),
  ]
  return field.endsWith('Ports') ? `${low}-${high}` : `${formatAddress(low)}-${formatAddress(high)}`
}

const ported: Rule = { ...emptyRule, protocol: 'tcp' }
const accept = (): Rule['action'] => 'accept'
const alternating = (index: number): Rule['action'] => (index % 2 === 0 ? 'accept' : 'deny')
const list = (rules: Rule[]): RuleList => ({ rules: rules.slice(0, rulesMax), otherwise: 'deny' })

/** Each rule is narrow in so many fields, which change from rule to rule. */
function slabs(inFields: number, action: (index: number) => Rule['action']): RuleList {
  const parts = Math.floor(rulesMax / fields.length)
  return list(
    Array.from({ length: rulesMax }, (_, index) => {
      const rule = { ...ported, action: action(index) }
      for (let turn = 0; turn < inFields; turn += 1) {
        const field = fields[(index + turn) % fields.length] ?? 'source'
        const part = Math.floor(((index * (2 * turn + 1)) / fields.length) % parts)
        rule[field] = share(field, part / parts, (part + 1) / parts)
      }
      return rule
    }),
  )
}

/** As slabs, each from somewhere to somewhere. */
function boxes(dice: Dice, inFields: number, action: (index: number) => Rule['action']): RuleList {
  const somewhere = () => dice.below(10_000) / 10_000
  return list(
    Array.from({ length: rulesMax }, (_, index) => {
      const rule = { ...ported, action: action(index) }
      const first = dice.below(fields.length)
      for (let turn = 0; turn < inFields; turn += 1) {
        const field = fields[(first + turn) % fields.length] ?? 'source'
        const [one, other] = [somewhere(), somewhere()]
        rule[field] = share(field, Math.min(one, other), Math.max(one, other) + 0.0001)
      }
      return rule
    }),
  )
}

/** Lists of values that are far apart: each rule takes about half of the parts of a field. */
function combs(dice: Dice, inFields: number, parts: number): RuleList {
  return list(
    Array.from({ length: rulesMax }, () => {
      const rule = { ...ported }
      const first = dice.below(fields.length)
      for (let turn = 0; turn < inFields; turn += 1) {
        const field = fields[(first + turn) % fields.length] ?? 'source'
        const chosen = Array.from({ length: parts }, (_, part) => part).filter(() => dice.below(2) === 0)
        // A field holds 200 characters.
        const values = chosen
          .slice(0, field.endsWith('Ports') ? 16 : 6)
          .map((part) => share(field, part / parts, (part + 1) / parts))
        rule[field] = values.length > 0 ? values.join(',') : share(field, 0, 1 / parts)
      }
      return rule
    }),
  )
}

/** The whole space in 200 boxes without a gap: each is cut out of one that was there before. */
function tiling(dice: Dice): RuleList {
  const parts = fields.map(() => [0, 1] as const)
  const cells: (readonly (readonly [number, number])[])[] = [parts]
  while (cells.length < rulesMax) {
    const at = dice.below(cells.length)
    const cell = cells[at] ?? parts
    const along = dice.below(fields.length)
    const [low, high] = cell[along] ?? [0, 1]
    // A multiple of 1/4096, so that neighbours meet exactly.
    const cut = Math.round((low + (high - low) * (0.2 + dice.below(600) / 1_000)) * 4_096) / 4_096
    if (cut <= low || cut >= high) continue
    cells.splice(at, 1, cell.with(along, [low, cut]), cell.with(along, [cut, high]))
  }
  return list(
    cells.map((cell) => {
      const rule = { ...ported }
      for (const [along, field] of fields.entries()) {
        const [low, high] = cell[along] ?? [0, 1]
        rule[field] = share(field, low, high)
      }
      return rule
    }),
  )
}

export function intricatePolicies(dice: Dice): { name: string; list: RuleList }[] {
  return [
    ...[1, 2, 3, 4].flatMap((count) => [
      { name: `slabs in ${count} fields, alternating`, list: slabs(count, alternating) },
      { name: `slabs in ${count} fields`, list: slabs(count, accept) },
      { name: `boxes in ${count} fields, alternating`, list: boxes(dice, count, alternating) },
      { name: `boxes in ${count} fields`, list: boxes(dice, count, accept) },
      ...[6, 16, 32].map((parts) => ({
        name: `combs in ${count} fields, ${parts} parts`,
        list: combs(dice, count, parts),
      })),
    ]),
    { name: 'a tiling', list: tiling(dice) },
  ]
}
