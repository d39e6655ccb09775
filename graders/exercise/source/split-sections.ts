// The Markdown below a head, by its headings: of an exercise `## Statement`, `## Hints`, `## Solution`.

export const sectionNames = ['Statement', 'Hints', 'Solution'] as const
export type SectionName = (typeof sectionNames)[number]

export interface Section {
  markdown: string
  /** Line in the file, from 1, on which `markdown` begins. */
  line: number
}

export interface SplitSections<Name extends string = SectionName> {
  sections: ReadonlyMap<Name, Section>
  /** Headings that are none of ours, or stand twice, with their line. */
  strange: { heading: string; line: number; twice: boolean }[]
  /** Line of the first text that stands before any section; null when there is none. */
  strayLine: number | null
}

/** `firstLine` is the line in the file, from 1, on which `body` begins. */
export const splitSections = (body: string, firstLine: number): SplitSections =>
  splitSectionsNamed(sectionNames, body, firstLine)

/** As `splitSections`, of a file with sections of other names. */
export function splitSectionsNamed<Name extends string>(
  names: readonly Name[],
  body: string,
  firstLine: number,
): SplitSections<Name> {
  const sections = new Map<Name, Section>()
  const strange: SplitSections['strange'] = []
  let strayLine: number | null = null
  let fence: string | null = null
  let open: { name: Name | null; line: number; lines: string[] } | null = null

  const close = () => {
    if (!open?.name) return
    const leading = open.lines.findIndex((line) => line.trim() !== '')
    const skipped = Math.max(0, leading)
    const markdown = open.lines.slice(skipped).join('\n').trimEnd()
    sections.set(open.name, { markdown, line: open.line + 1 + skipped })
  }
  for (const [index, text] of body.split('\n').entries()) {
    const line = firstLine + index
    const marker = /^ {0,3}(`{3,}|~{3,})/u.exec(text)?.[1]?.[0]
    if (marker) fence = fence === null ? marker : fence === marker ? null : fence
    const heading = fence === null ? /^##\s+(\S.*)$/u.exec(text)?.[1]?.trimEnd() : undefined
    if (heading === undefined) {
      if (open) open.lines.push(text)
      else if (text.trim() !== '') strayLine ??= line
      continue
    }
    close()
    const known = names.find((name) => name === heading)
    const twice = known !== undefined && sections.has(known)
    if (known === undefined || twice) strange.push({ heading, line, twice })
    open = { name: known !== undefined && !twice ? known : null, line, lines: [] }
  }
  close()
  return { sections, strange, strayLine }
}

/** Each item of the list is one hint; text without a list is one hint altogether. */
export function splitHints(markdown: string): string[] {
  const hints: string[] = []
  for (const line of markdown.split('\n')) {
    const item = /^(?:[-*+]|\d{1,2}[.)])\s+(.*)$/u.exec(line)
    if (item) hints.push(item[1] ?? '')
    else if (hints.length > 0) hints[hints.length - 1] += `\n${line.replace(/^ {1,4}/u, '')}`
    else if (line.trim() !== '') return [markdown.trim()]
  }
  return hints.map((hint) => hint.trim()).filter((hint) => hint !== '')
}
