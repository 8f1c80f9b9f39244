import { log } from '../../../../../lib/log/index';
import { stringify } from '../../../../http/wire';

/** Comments keep gateways from closing a quiet line. */
const BEAT_MS = 15_000;

/** `views` as `generation` events. The stream ends when they do, and stops them when the reader goes away. */
export function eventStream(views: AsyncIterable<unknown>, stop: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => {
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const beat = setInterval(() => send(': still here\n\n'), BEAT_MS);
      send('retry: 1000\n\n');
      try {
        for await (const view of views) send(`event: generation\ndata: ${stringify(view)}\n\n`);
      } catch (error) {
        if (!stop.signal.aborted) log.warn({ err: error }, 'a live view ended early');
      } finally {
        clearInterval(beat);
        if (!stop.signal.aborted) controller.close();
      }
    },
    cancel() {
      stop.abort();
    },
  });
}
