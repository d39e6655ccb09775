const folders = new Set(['__MACOSX', '__pycache__', 'node_modules', 'venv', '$RECYCLE.BIN'])
const files = new Set(['desktop.ini', 'thumbs.db', 'ehthumbs.db'])

/** Files that operating systems, editors and tools leave behind, which no student meant to hand in. */
export function isJunk(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '')
  const name = segments.at(-1) ?? ''
  return (
    segments.some((segment) => segment.startsWith('.') || folders.has(segment)) ||
    files.has(name.toLowerCase()) ||
    name.endsWith('.pyc')
  )
}
