'use client'
import { useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { MonitorIcon, MoonIcon, SunIcon } from '#components/ui/icons.tsx'

const themes = [
  { id: 'system', name: 'System', icon: MonitorIcon },
  { id: 'light', name: 'Light', icon: SunIcon },
  { id: 'dark', name: 'Dark', icon: MoonIcon },
] as const
export type Theme = (typeof themes)[number]['id']

const yearSeconds = 31_536_000

/**
 * Light, dark, or as the system says. The choice is a cookie that the layout reads, so the first byte of the next
 * page is already right and no inline script is needed.
 */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  function choose(next: Theme) {
    setTheme(next)
    keepTheme(next)
  }
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">Colours</legend>
      {themes.map(({ id, name, icon: Icon }) => (
        <label
          key={id}
          className={classNames(
            'flex min-h-8 cursor-pointer items-center gap-1.5 rounded border px-2 text-13',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            theme === id
              ? 'border-border bg-surface text-ink'
              : 'border-transparent text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="theme"
            value={id}
            checked={theme === id}
            onChange={() => choose(id)}
            className="sr-only"
          />
          <Icon className="size-4" />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

function keepTheme(theme: Theme): void {
  // The Cookie Store API is not in every supported browser.
  document.cookie = `theme=${theme}; path=/; max-age=${yearSeconds}; samesite=lax`
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
