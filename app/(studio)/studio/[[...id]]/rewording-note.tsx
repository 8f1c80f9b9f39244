import type { Preflight } from '../../../../lib/generations/index';
import { Button } from '../../../components/button';
import type { Wire } from '../../../http/wire';
import { words } from '../../../words';
import type { Draft } from './draft';

type Rewording = Wire<Preflight>['rewordings'][number];

interface Props {
  rewording: Rewording;
  onTake: (part: Partial<Draft>) => void;
}

const w = words.studio;

/** The text as written with the words that stopped it marked, and what would pass, as a diff that one press takes over. */
export function RewordingNote({ rewording, onTake }: Props) {
  const { field, from, to, marks } = rewording;
  const name = w.fields[field as keyof typeof w.fields] ?? field;
  return (
    <section aria-label={w.rewordingOf(name)} className="rounded border border-line bg-sheet p-3 text-sm">
      <p className="label mb-1">{name}</p>
      <p dir="auto" className="break-words">
        {marked(from, marks).map(({ text, rule, start }) =>
          rule ? (
            <mark
              key={start}
              title={w.rule(rule)}
              className="rounded-[3px] bg-block-wash px-[2px] text-block underline decoration-dotted underline-offset-2"
            >
              {text}
            </mark>
          ) : (
            <span key={start}>{text}</span>
          ),
        )}
      </p>
      <p className="mt-2 text-xs text-soft">{w.wouldPass}</p>
      <p dir="auto" className="break-words">
        {diff(from, to).map(({ text, kind, at }) =>
          kind === 'same' ? (
            <span key={at}>{text} </span>
          ) : kind === 'added' ? (
            <ins key={at} className="rounded-[3px] bg-pass-wash px-[2px] text-pass no-underline">
              {text}{' '}
            </ins>
          ) : (
            <del key={at} className="text-faint">
              {text}{' '}
            </del>
          ),
        )}
      </p>
      <Button className="mt-2" onClick={() => onTake({ [field]: to })}>
        {w.takeRewording}
      </Button>
    </section>
  );
}

function marked(text: string, marks: Rewording['marks']) {
  const parts: { text: string; rule: string | null; start: number }[] = [];
  let at = 0;
  for (const { start, end, rule } of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), rule: null, start: at });
    parts.push({ text: text.slice(start, end), rule, start });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), rule: null, start: at });
  return parts;
}

interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
  at: number;
}

/** Word by word, by the longest common subsequence; texts are short, and only the first 200 words of each are compared. */
export function diff(from: string, to: string): Piece[] {
  const [a, b] = [from.split(/\s+/u).slice(0, 200), to.split(/\s+/u).slice(0, 200)];
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  const add = (text: string | undefined, kind: Piece['kind']) =>
    pieces.push({ text: text ?? '', kind, at: pieces.length });
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i], 'same');
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      add(a[i], 'removed');
      i += 1;
    } else {
      add(b[j], 'added');
      j += 1;
    }
  }
  return pieces;
}
