'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AssetView } from '../../lib/generations/index';
import type { Wire } from '../http/wire';
import { words } from '../words';
import { SearchIcon } from './icons';
import { chooseTheme } from './theme-choice';

interface Entry {
  id: string;
  group: string;
  name: string;
  note?: string;
  run: () => void;
}

/** ⌘K: every place and the few things one does from anywhere, and the pictures by their words. */
interface PaletteProps {
  signedIn: boolean;
  /** Where this person may go. */
  places: readonly { href: string; word: string }[];
}

export function Palette({ signedIn, places }: PaletteProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<Wire<AssetView>[]>([]);

  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (dialog.current?.open) dialog.current.close();
      else dialog.current?.showModal();
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);

  useEffect(() => {
    const wanted = query.trim();
    if (!signedIn || wanted.length < 2) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/assets?limit=5&q=${encodeURIComponent(wanted)}`, { signal: stop.signal });
        if (answer.ok) setFound(((await answer.json()) as { assets: Wire<AssetView>[] }).assets);
      } catch {
        // A newer keystroke, or no network: the places stay.
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, signedIn]);

  const go = (path: string) => () => router.push(path);
  const entries = matching(query, [
    signedIn
      ? { id: 'new', group: words.palette.actions, name: words.palette.newBrief, run: go('/studio') }
      : { id: 'signin', group: words.palette.pages, name: words.shell.signIn, run: go('/signin') },
    ...places.map(({ href, word }) => ({ id: href, group: words.palette.pages, name: word, run: go(href) })),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: theme,
      group: words.palette.actions,
      name: `${words.shell.theme.label}: ${words.shell.theme[theme]}`,
      run: () => chooseTheme(theme),
    })),
  ]).concat(
    found.map((asset) => ({
      id: asset.id,
      group: words.palette.pictures,
      name: asset.headline || asset.prompt,
      note: asset.placement,
      run: go(`/assets/${asset.id}`),
    })),
  );
  const chosen = Math.min(at, entries.length - 1);

  const run = (entry: Entry | undefined) => {
    dialog.current?.close();
    entry?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[chosen]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((chosen + step + entries.length) % Math.max(entries.length, 1));
    }
  };

  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        aria-haspopup="dialog"
        className="flex h-9 items-center gap-2 rounded border border-line bg-sheet px-2 text-sm text-soft hover:border-edge md:w-[176px]"
      >
        <SearchIcon />
        <span className="max-md:sr-only">{words.shell.search}</span>
        <kbd className="figures ml-auto text-faint max-md:hidden">⌘K</kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label={words.palette.title}
        onClose={() => {
          setQuery('');
          setAt(0);
        }}
        onClick={(event) => event.target === dialog.current && dialog.current.close()}
        onKeyDown={onKeyDown}
        className="mx-auto mt-[12vh] mb-auto w-[min(560px,calc(100vw-32px))] rounded border border-line bg-sheet p-0 text-ink shadow-sheet"
      >
        <div className="flex items-center gap-3 border-b border-line px-4 text-soft">
          <SearchIcon />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={entries[chosen] ? `palette-${entries[chosen].id}` : undefined}
            aria-label={words.palette.placeholder}
            placeholder={words.palette.placeholder}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            className="h-12 w-full bg-transparent text-base text-ink outline-none placeholder:text-faint"
          />
        </div>
        <div
          id="palette-list"
          role="listbox"
          aria-label={words.palette.title}
          className="max-h-[50vh] overflow-auto p-2"
        >
          {entries.map((entry, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keys
            <div
              key={entry.id}
              id={`palette-${entry.id}`}
              role="option"
              aria-selected={index === chosen}
              onClick={() => run(entry)}
              onPointerMove={() => setAt(index)}
              className="flex cursor-pointer items-baseline gap-3 rounded px-2 py-2 text-sm aria-selected:bg-well"
            >
              <span className="truncate">{entry.name}</span>
              <span className="ml-auto shrink-0 text-xs text-faint">{entry.note ?? entry.group}</span>
            </div>
          ))}
          {entries.length === 0 ? <p className="p-4 text-sm text-soft">{words.palette.none}</p> : null}
        </div>
        <p className="border-t border-line px-4 py-2 text-xs text-faint max-sm:hidden">{words.palette.hint}</p>
      </dialog>
    </>
  );
}

function matching(query: string, entries: Entry[]): Entry[] {
  const wanted = query.trim().toLowerCase();
  return wanted ? entries.filter((entry) => entry.name.toLowerCase().includes(wanted)) : entries;
}
