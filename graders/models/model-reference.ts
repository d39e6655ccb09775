// The models for authors, written from what they declare of themselves: the two cannot differ.
import { type Model, type ModelInput, wordsForAllowed } from '#graders/models/model.ts'
import { models } from '#graders/models/registry.ts'
import { describeDimension } from '#protocols/quantity/unit.ts'

const introduction =
  'An `answer` names a model, one of its outputs, and formulas for its inputs; an input that is not named is the ' +
  'parameter or quantity of the same name. A model that can be drawn has a space-time diagram.'

/** The part of `docs/exercise-keys.md` that lists them. */
export function modelReference(): string {
  return ['## Models', introduction, ...[...models].map(tableOf)].join('\n\n')
}

/** The table of `docs/authors.md`: what each plays out. */
export function modelList(): string {
  return [
    modelListHead,
    '|---|---|',
    ...[...models].map(([name, { says }]) => `| \`${name}\` | ${says} |`),
  ].join('\n')
}
export const modelListHead = '| model | plays out |'

function tableOf([name, model]: readonly [string, Model]): string {
  const { says, conventions, draw } = model
  const needs = conventions.map((id) => `\`${id}\``).join(', ')
  const text = [
    `Plays out: ${says}.`,
    needs === '' ? '' : `It needs the conventions ${needs}.`,
    draw ? 'It can be drawn.' : '',
  ]
  const outputs = Object.entries(model.outputs)
  return [
    `### \`${name}\``,
    `${text.filter((each) => each !== '').join(' ')}\n`,
    '| input | is | without it | meaning |',
    '|---|---|---|---|',
    ...inputRows(Object.entries(model.inputs)),
    '',
    '| output | is | meaning |',
    '|---|---|---|',
    ...outputs.map(([id, each]) => `| \`${id}\` | ${describeDimension(each.dimension)} | ${each.says} |`),
  ].join('\n')
}

/** Inputs of the same kind that follow each other are one row: `rate1` to `rate5`. */
function inputRows(inputs: readonly (readonly [string, ModelInput])[]): string[] {
  const rows: { names: string[]; input: ModelInput }[] = []
  for (const [name, input] of inputs) {
    const last = rows.at(-1)
    const same = last?.input.says === input.says && last.input.otherwise === input.otherwise
    if (last && same) last.names.push(name)
    else rows.push({ names: [name], input })
  }
  return rows.map(({ names, input }) => {
    const [first = '', last = first] = [names[0], names.at(-1)]
    const shown = first === last ? `\`${first}\`` : `\`${first}\` to \`${last}\``
    const is = Array.isArray(input.allowed)
      ? wordsForAllowed(input.allowed)
      : `${describeDimension(input.dimension)}, ${wordsForAllowed(input.allowed)}`
    return `| ${shown} | ${is} | ${input.otherwise ?? 'needed'} | ${input.says} |`
  })
}
