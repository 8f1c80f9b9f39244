/**
 * The workshop: what is too heavy or too strange for the app's own thread. Strangers' files are read in one thread and previews
 * composed in another, which keeps what it has opened: a font that stops the first must not cost the second its memory.
 */
import { ColophonError } from '../../errors/index';
import type { CheckedFont } from '../../imaging/index';
import type { JobOf, ResultOf } from './jobs';
import { ThreadStopped, workshopThread } from './thread';

const intake = workshopThread({ milliseconds: 30_000, megabytes: 512 });
// The first job starts the thread and opens artworks; every later one has been measured in tenths of a second.
const preview = workshopThread({ milliseconds: 30_000, megabytes: 512 });

/** Like `checkFont`, bounded in time and memory. @throws font_unusable. */
export async function checkFontInThread(bytes: Uint8Array, options: JobOf<'font'>['options']): Promise<CheckedFont> {
  try {
    return await intake.run('font', { bytes, options });
  } catch (error) {
    if (!(error instanceof ThreadStopped)) throw error;
    const problem = 'reading it takes too long or too much memory';
    throw new ColophonError('font_unusable', { name: options.name, problem }, { cause: error });
  }
}

/** @throws the `image_*` family; invalid_argument when it takes too long. */
export function readPictureInThread(input: JobOf<'picture'>): Promise<ResultOf<'picture'>> {
  return intake.run('picture', input).catch(tooLong('picture'));
}

/** @throws invalid_argument when it takes too long. */
export function readPageInThread(input: JobOf<'page'>): Promise<ResultOf<'page'>> {
  return intake.run('page', input).catch(tooLong('page'));
}

export function composePreviewInThread(input: JobOf<'preview'>): Promise<ResultOf<'preview'>> {
  return preview.run('preview', input);
}

function tooLong(argument: string) {
  return (error: unknown): never => {
    if (!(error instanceof ThreadStopped)) throw error;
    const problem = 'takes too long to read. Make it smaller and try again.';
    throw new ColophonError('invalid_argument', { argument, problem }, { cause: error });
  };
}

/** Ends both threads; the next job starts a new one. */
export async function closeWorkshop(): Promise<void> {
  await Promise.all([intake.close(), preview.close()]);
}
