/** The head of a request or an answer, line by line; long lines break. */
export function HeadLines({ lines }: { lines: readonly string[] }) {
  return (
    <div className="font-mono text-13 break-words">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  )
}
