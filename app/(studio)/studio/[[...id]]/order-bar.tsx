import type { Preflight } from '../../../../lib/generations/index';
import { Button } from '../../../components/button';
import { Note, Sign, type Tone } from '../../../components/verdict';
import type { Wire } from '../../../http/wire';
import { words } from '../../../words';

interface OrderBarProps {
  answer: Wire<Preflight> | null;
  checking: boolean;
  sending: boolean;
  allowed: boolean;
  /** True when the person chose to go on although the engine was never taught the subject. */
  anyway: boolean;
  failure: string | null;
  /** Asks for a first look; null where the brief allows none. */
  onLook: (() => void) | null;
}

const w = words.studio;
const TONES: Record<Preflight['verdict'], Tone> = { pass: 'pass', review: 'review', block: 'block' };

/** Price and verdict beside the button that spends: nothing is bought blind. */
export function OrderBar({ answer, checking, sending, allowed, anyway, failure, onLook }: OrderBarProps) {
  const price = answer?.price ?? null;
  const tooFew = answer !== null && price !== null && BigInt(price) > BigInt(answer.available);
  // Policy comes first; a brief that passes may still be stuck for a reason of another kind.
  const stuck = answer?.verdict === 'block' ? null : answer ? stuckBy(answer, anyway) : null;
  return (
    <div className="space-y-2 border-t border-line bg-paper px-4 py-3 sm:px-6">
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <div className="flex items-center gap-3">
        <div aria-live="polite" className="min-w-0 flex-1">
          {answer ? (
            <>
              <Sign tone={stuck ? 'review' : TONES[answer.verdict]}>{stuck ?? w.verdicts[answer.verdict]}</Sign>
              <p className="text-xs text-soft">
                {tooFew ? w.tooFew : price === null ? w.free : w.price(price, answer.available, answer.engine)}
              </p>
            </>
          ) : (
            <p className="text-xs text-soft">{checking ? w.checking : w.priceUnknown}</p>
          )}
        </div>
        {answer?.firstLook && onLook ? (
          <Button onClick={onLook} disabled={sending || !allowed} title={w.firstLookHelp}>
            {w.firstLook}
          </Button>
        ) : null}
        <Button type="submit" look="primary" disabled={sending || !allowed || tooFew}>
          {sending ? w.generating : w.generate}
          <kbd className="figures opacity-80 max-sm:hidden">{w.shortcut}</kbd>
        </Button>
      </div>
    </div>
  );
}

function stuckBy(answer: Wire<Preflight>, anyway: boolean): string | null {
  if (answer.problems.length > 0) return w.hasProblems;
  return answer.cannotDraw && !anyway ? w.chooseScene : null;
}
