/** One thread for the heavy half of verification, so that no file stops the app: reads files, and holds them against deliveries. */
import { boundedThread, type ThreadLimits } from './bounded-thread';
import type { Inspection, InspectOptions } from './inspect';
import type { Registered, RegisterQuestion } from './register-picture';

export const LIMITS: ThreadLimits = { milliseconds: 20_000, megabytes: 512 };

/** What the thread is asked. */
export type InspectingQuestion =
  | { inspect: { bytes: Uint8Array; options: InspectOptions } }
  | { register: RegisterQuestion };

export type ThreadAnswer = { inspection: Inspection } | { failure: string };

export interface InspectingThread {
  inspect(bytes: Uint8Array, options: InspectOptions): Promise<ThreadAnswer>;
  /** None where it took too long. */
  register(question: RegisterQuestion): Promise<Registered[]>;
  close(): Promise<void>;
}

/** Files are taken one after another; a thread that dies or takes too long is replaced for the next one. */
export function inspectingThread(limits: ThreadLimits = LIMITS): InspectingThread {
  const thread = boundedThread<InspectingQuestion, Inspection, Inspection | Registered[]>('thread-main.ts', limits);
  return {
    async inspect(bytes, options) {
      const said = await thread.ask({ inspect: { bytes, options } });
      if ('answer' in said) return { inspection: said.answer as Inspection };
      const { failure, part } = said;
      // Of a search that was cut off, what was read before it still counts.
      if (part) return { inspection: { ...part, watermarkStopped: failure === 'timeout' ? 'slow' : 'broken' } };
      return { failure };
    },
    async register(question) {
      const said = await thread.ask({ register: question });
      return 'answer' in said ? (said.answer as Registered[]) : [];
    },
    close: () => thread.close(),
  };
}
