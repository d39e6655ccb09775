/** Where the rules are written. */
export function References({ references }: { references: readonly { text: string; url: string | null }[] }) {
  if (references.length === 0) return null
  return (
    <section aria-labelledby="references">
      <h2 id="references" className="border-b border-line pb-1 text-15">
        References
      </h2>
      <ul className="mt-2 text-15">
        {references.map(({ text, url }) => (
          <li key={text}>
            {url === null ? (
              text
            ) : (
              <a href={url} rel="noreferrer" className="link inline-flex min-h-6 items-center">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
