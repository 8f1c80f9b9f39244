import { getGeneration, watchGeneration } from '../../../../../lib/generations/index';
import { asPerson } from '../../../../http/handle';
import { eventStream } from './event-stream';

export const dynamic = 'force-dynamic';

/** Server-sent events. The first carries the whole state, so a browser that reconnects needs no history. */
export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  // Asked once before the stream opens: an unknown id is a 404, not a stream that says nothing.
  await getGeneration(actor, id);
  const stop = new AbortController();
  request.signal.addEventListener('abort', () => stop.abort(), { once: true });
  return new Response(eventStream(watchGeneration(actor, id, stop.signal), stop), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
});
