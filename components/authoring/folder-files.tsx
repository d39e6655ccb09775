import { Disclosure } from '#components/ui/disclosure.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'

export interface FolderFilesProps {
  files: readonly { path: string; bytes: number; text: string | null }[]
}

/** The files of an exercise's folder, each to be opened. */
export function FolderFiles({ files }: FolderFilesProps) {
  return (
    <div className="border-t border-line">
      {files.map(({ path, bytes, text }) => (
        <Disclosure
          key={path}
          summary={
            <>
              <span className="font-mono">{path}</span>{' '}
              <span className="text-13 font-normal text-muted">{describeSize(bytes)}</span>
            </>
          }
        >
          {text === null ? (
            <p className="text-muted">No text, or too long to be shown here.</p>
          ) : (
            <ScrollRegion label={path} className="max-h-96 overflow-y-auto rounded bg-sunken p-3">
              <pre className="text-13">{text}</pre>
            </ScrollRegion>
          )}
        </Disclosure>
      ))}
    </div>
  )
}

const describeSize = (bytes: number) =>
  bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`
