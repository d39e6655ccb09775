import { octetLines } from '#components/figures/http/octet-lines.ts'

/** A message line by line, each with the offset of its first octet, and its line ends shown. */
export function MessageOctets({ text }: { text: string }) {
  return (
    <table className="w-full table-fixed rounded border border-border bg-surface text-left font-mono text-15">
      <caption className="pb-1 text-left font-sans text-13 text-muted">
        Where a line ends stands what ends it: a CR and an LF, an octet each. A long line is broken here for
        the page alone.
      </caption>
      <thead className="font-sans text-13">
        <tr>
          <th scope="col" className="w-16 px-2 py-1">
            Octet
          </th>
          <th scope="col" className="px-2 py-1">
            Line
          </th>
        </tr>
      </thead>
      <tbody>
        {octetLines(text).map(({ at, line, end }) => (
          <tr key={at} className="border-t border-line align-top">
            <td className="px-2 text-muted tabular-nums">{at}</td>
            <td className="px-2 break-words whitespace-pre-wrap">
              {line}
              {end !== 'none' && <span className="line-end" data-word={end === 'LF' ? 'LF alone' : end} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
