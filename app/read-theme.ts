import type { Theme } from '#components/account/theme-choice.tsx'

/** The reader's choice of colours, from its cookie. */
export function readTheme(jar: { get: (name: string) => { value: string } | undefined }): Theme {
  const kept = jar.get('theme')?.value
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}
