import { useEffect, useState } from 'react';

/**
 * Takes the case while it is on the desk, so that a colleague sees it is looked at, and lets go when one moves on.
 * Answers until when it is ours; null before that, or when somebody was quicker.
 */
export function useClaim(caseId: string, wanted: boolean): { until: string | null; problem: string | null } {
  const [state, setState] = useState<{ until: string | null; problem: string | null }>({ until: null, problem: null });
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const claim = async () => {
      try {
        const answer = await fetch(`/api/reviews/${caseId}/claim`, { method: 'POST' });
        const body = (await answer.json()) as { claimedUntil?: string; error?: { message: string } };
        if (!gone) setState({ until: body.claimedUntil ?? null, problem: body.error?.message ?? null });
      } catch {
        // Without a network nothing can be decided either; the decision itself says so.
      }
    };
    void claim();
    const again = setInterval(claim, 5 * 60_000);
    return () => {
      gone = true;
      clearInterval(again);
      void fetch(`/api/reviews/${caseId}/claim`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    };
  }, [caseId, wanted]);
  return state;
}
