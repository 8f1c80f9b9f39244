import type { Preflight } from '../../../../lib/generations/index';
import { Button } from '../../../components/button';
import { Note, type Tone } from '../../../components/verdict';
import type { Wire } from '../../../http/wire';
import { words } from '../../../words';
import type { Draft } from './draft';
import { RewordingNote } from './rewording-note';

interface PreflightNotesProps {
  answer: Wire<Preflight> | null;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

const w = words.studio;

/** Problems with these paths stand beside their field. */
const SHOWN_BY_FIELDS = new Set([
  'prompt',
  'negativePrompt',
  'copy',
  'copy.headline',
  'copy.subline',
  'copy.callToAction',
  'placements',
  'layout',
  'seed',
  'count',
  'engine',
]);

/** What policy found, what would pass, and what the engine can draw instead: all before anything is spent. */
export function PreflightNotes({ answer, draft, change }: PreflightNotesProps) {
  // The pressed button goes away with its note; the focus goes to the words it changed.
  const choose = (part: Partial<Draft>) => {
    change(part);
    document.getElementById('prompt')?.focus();
  };
  const take = (part: Partial<Draft>) => {
    change(part);
    // The pressed button goes away with its note; the focus goes to the text it changed.
    document.getElementById(Object.keys(part)[0] ?? 'prompt')?.focus();
  };
  const triggered = answer?.findings.filter((finding) => finding.triggered) ?? [];
  const elsewhere = answer?.problems.filter((problem) => !SHOWN_BY_FIELDS.has(problem.path)) ?? [];
  const toneOf = (finding: { severity: string }): Tone => (finding.severity === 'block' ? 'block' : 'review');
  return (
    <div aria-live="polite" className="space-y-2">
      {elsewhere.map((problem) => (
        <Note key={problem.path + problem.message} tone="block" title={`${problem.path} ${problem.message}`} />
      ))}
      {triggered.map((finding) => (
        <Note key={`${finding.rule} ${finding.code} ${finding.words}`} tone={toneOf(finding)} title={finding.words}>
          {finding.passing.length > 0 ? (
            <>
              <p className="text-xs text-soft">{w.advice}</p>
              <ul className="flex flex-wrap gap-1">
                {finding.passing.map((wording) => (
                  <li key={wording} className="rounded-[6px] bg-sheet px-2 py-[2px]">
                    {wording}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Note>
      ))}
      {answer?.rewordings.map((rewording) => (
        <RewordingNote key={rewording.field} rewording={rewording} onTake={take} />
      ))}
      {answer?.cannotDraw ? (
        draft.anyway ? (
          <Note tone="review" title={w.anywayOn} />
        ) : (
          <Note tone="review" title={w.cannotDrawTitle(answer.cannotDraw.subject)}>
            <p>{w.cannotDraw}</p>
            <ul className="space-y-1 py-1">
              {answer.cannotDraw.suggestions.map((scene) => (
                <li key={scene}>
                  <button
                    type="button"
                    onClick={() => choose({ prompt: scene, anyway: false })}
                    className="w-full rounded border border-line bg-sheet px-3 py-2 text-left transition-colors hover:border-edge"
                  >
                    {scene}
                  </button>
                </li>
              ))}
            </ul>
            <Button onClick={() => choose({ anyway: true })}>{w.anyway}</Button>
          </Note>
        )
      ) : null}
    </div>
  );
}
