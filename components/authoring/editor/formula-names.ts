// Names that a formula may use, read from a text that need not be YAML yet.

const functions = ['min', 'max', 'ceil', 'floor', 'round', 'log2'] as const
const namesMax = 100

export interface FormulaName {
  label: string
  info: string
  type: 'variable' | 'function' | 'keyword'
}

/** The exercise's parameters and derived quantities, and the functions of formulas. */
export function formulaNames(text: string): FormulaName[] {
  const names = [
    ...namesBelow(text, 'parameters').map((label) => ({
      label,
      info: 'a parameter',
      type: 'variable' as const,
    })),
    ...namesBelow(text, 'let').map((label) => ({
      label,
      info: 'a quantity under let',
      type: 'variable' as const,
    })),
  ]
  return [...names, ...functions.map((label) => ({ label, info: 'a function', type: 'function' as const }))]
}

/** What the Solution may hold beside formulas: `answer PART` and `diagram PART`. */
export function directives(text: string): FormulaName[] {
  const ids = [...text.matchAll(/^ {2}(?:- | {2})id: *([a-z][a-z0-9-]*) *$/gmu)].flatMap(([, id]) => id ?? [])
  return [...new Set(ids)].slice(0, namesMax).flatMap((id) => [
    { label: `answer ${id}`, info: 'the right answer', type: 'keyword' as const },
    { label: `diagram ${id}`, info: 'the space-time diagram, alone on its line', type: 'keyword' as const },
  ])
}

/** Keys one step below a key at the left edge, in lines of their own. */
function namesBelow(text: string, key: string): string[] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trimEnd() === `${key}:`)
  if (at < 0) return []
  const names: string[] = []
  for (const line of lines.slice(at + 1)) {
    if (/^\S/u.test(line) || names.length >= namesMax) break
    const name = /^ {1,4}([a-zA-Z][a-zA-Z0-9]*):/u.exec(line)?.[1]
    if (name !== undefined && !['integer', 'choice', 'step', 'unit'].includes(name)) names.push(name)
  }
  return names
}
