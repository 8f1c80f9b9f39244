/** Looks at a generation's rows from outside, as quickly as notices come. */
import { connected } from '../../setup/database';

export interface StepLine {
  step: string;
  attempt: number;
  status: 'started' | 'finished' | 'failed' | 'cancelled';
  at: Date;
}

export interface Watcher {
  steps(): Promise<StepLine[]>;
  /** Resolves as soon as `wanted` answers something. */
  until<Answer>(
    wanted: (steps: StepLine[], row: { status: string; attempt: number }) => Answer | undefined | false,
  ): Promise<Answer>;
  end(): Promise<void>;
}

/** @param superuserUrl read anew at each connection: a server that was killed may come back on another port. */
export async function watchSteps(superuserUrl: string, generationId: string, timeoutMs = 90_000): Promise<Watcher> {
  const client = await connected(superuserUrl);
  await client.query('LISTEN colophon');
  let wake = () => {};
  client.on('notification', () => wake());
  const steps = async () =>
    (
      await client.query<StepLine>(
        'SELECT step, attempt, status, at FROM step_record WHERE generation_id = $1 ORDER BY at',
        [generationId],
      )
    ).rows;
  return {
    steps,
    async until(wanted) {
      const deadline = Date.now() + timeoutMs;
      while (Date.now() < deadline) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 200);
        });
        const { rows } = await client.query('SELECT status, attempt FROM generation WHERE id = $1', [generationId]);
        const answer = wanted(await steps(), rows[0]);
        if (answer !== undefined && answer !== false) return answer;
        await woken;
      }
      throw new Error(`nothing happened in ${timeoutMs} ms; the steps were ${JSON.stringify(await steps())}`);
    },
    end: () => client.end(),
  };
}
