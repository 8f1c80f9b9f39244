/**
 * The pipeline as its own progress bar: one part per word of the product's line, filled by what has really happened.
 * Safeguards look twice (artwork, then creative), so that part fills in two halves.
 */
import { words } from '../words';

export const PARTS = ['policy', 'generation', 'composition', 'safeguards', 'provenance', 'delivery'] as const;
export type Part = (typeof PARTS)[number];

export interface Progress {
  status: string;
  step: string | null;
  progress: { step: string; done: number; total: number } | null;
  steps: readonly { step: string; status: string; milliseconds: number | null }[];
}

interface PartState {
  part: Part;
  /** 0 to 1. */
  filled: number;
  running: boolean;
  milliseconds: number | null;
  counted: { done: number; total: number } | null;
}

const partOf = (step: string) => step.split(':')[0] as Part;

export function partStates(run: Progress): PartState[] {
  const working = run.status === 'running' || run.status === 'queued' || run.status === 'requested';
  return PARTS.map((part) => {
    const steps = run.steps.filter((entry) => partOf(entry.step) === part);
    const finished = steps.filter((entry) => entry.status === 'finished');
    const times = finished.flatMap((entry) => (entry.milliseconds === null ? [] : [entry.milliseconds]));
    const told = working && run.progress && partOf(run.progress.step) === part ? run.progress : null;
    const counted = told && told.total > 0 ? told : null;
    const share = counted ? counted.done / counted.total : 0;
    const open = steps.length - finished.length;
    return {
      part,
      filled: steps.length === 0 ? 0 : (finished.length + (open > 0 ? Math.min(share, 1) : 0)) / steps.length,
      running: working && steps.some((entry) => entry.status === 'started'),
      milliseconds: times.length > 0 ? times.reduce((sum, time) => sum + time, 0) : null,
      counted,
    };
  });
}

export function PipelineBar({ run, small = false }: { run: Progress; small?: boolean }) {
  const states = partStates(run);
  const done = states.reduce((sum, state) => sum + state.filled, 0);
  const current = states.find((state) => state.running);
  return (
    <div
      role="progressbar"
      aria-label={words.pipeline.label}
      aria-valuemin={0}
      aria-valuemax={PARTS.length}
      aria-valuenow={Math.round(done * 100) / 100}
      aria-valuetext={current ? said(current) : undefined}
      className="w-full"
    >
      <div className={`grid grid-cols-6 ${small ? 'gap-[2px]' : 'gap-1'}`}>
        {states.map((state) => (
          <div key={state.part} className="min-w-0">
            <div
              className={`overflow-hidden rounded-full bg-line ${small ? 'h-[3px]' : 'h-[6px]'} ${state.running ? 'hatched' : ''}`}
            >
              <div
                className={`h-full rounded-full ${state.filled === 1 ? 'bg-ink' : 'bg-accent'}`}
                style={{ width: `${state.filled * 100}%` }}
              />
            </div>
            {small ? null : (
              <p className="mt-1 flex flex-wrap items-baseline gap-x-1 text-xs leading-4 max-sm:hidden">
                <span
                  className={state.running ? 'font-medium text-ink' : state.filled > 0 ? 'text-soft' : 'text-faint'}
                >
                  {words.pipeline[state.part]}
                </span>
                <span className="figures text-faint">{figure(state)}</span>
              </p>
            )}
          </div>
        ))}
      </div>
      {/* Six words do not fit beside one another on a phone: there the running one stands alone. */}
      {current ? (
        <p className={`mt-1 truncate text-xs text-soft ${small ? '' : 'sm:hidden'}`}>{said(current)}</p>
      ) : null}
    </div>
  );
}

function figure(state: PartState): string {
  if (state.counted) return `${state.counted.done}/${state.counted.total}`;
  if (state.filled < 1 || state.milliseconds === null) return '';
  if (state.milliseconds < 95) return words.studio.milliseconds(String(Math.round(state.milliseconds)));
  return words.studio.seconds((state.milliseconds / 1000).toFixed(state.milliseconds < 9950 ? 1 : 0));
}

function said(state: PartState): string {
  const name = words.pipeline[state.part];
  return state.counted ? `${name} ${words.pipeline.of(state.counted.done, state.counted.total)}` : name;
}
