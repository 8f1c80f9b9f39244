'use client';

import { useSyncExternalStore } from 'react';
import { THEME_COOKIE } from '../session/cookie';
import { words } from '../words';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const EVENT = 'colophon:theme';
const read = (): Theme => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';

function subscribe(changed: () => void) {
  window.addEventListener(EVENT, changed);
  return () => window.removeEventListener(EVENT, changed);
}

/** Kept in a cookie, so that the server prints the right ground at once and nothing flashes. */
export function chooseTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const seconds = theme === 'system' ? 0 : 365 * 24 * 3600;
  // biome-ignore lint/suspicious/noDocumentCookie: the newer interface is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${seconds}; samesite=lax`;
  window.dispatchEvent(new Event(EVENT));
}

export function ThemeChoice() {
  const chosen = useSyncExternalStore(subscribe, read, () => 'system' as Theme);
  return (
    <fieldset>
      <legend className="label mb-2">{words.shell.theme.label}</legend>
      <div className="grid grid-cols-3 gap-1 rounded bg-well p-1">
        {THEMES.map((theme) => (
          <label
            key={theme}
            className="relative rounded-[6px] py-1 text-center text-sm text-soft has-checked:bg-sheet has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={chosen === theme}
              onChange={() => chooseTheme(theme)}
              className="sr-only"
            />
            {words.shell.theme[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
