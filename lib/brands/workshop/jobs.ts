/** What the workshop's threads can do. Adding a job is one line; its input and result are plain data that can cross threads. */
import { checkFont } from '../../imaging/index';
import { readPage } from '../guidelines/read-page';
import { readPicture } from '../guidelines/read-picture';
import { composePreview } from '../preview/compose-preview';

export const JOBS = {
  font: (input: { bytes: Uint8Array; options: Parameters<typeof checkFont>[1] }) =>
    checkFont(input.bytes, input.options),
  picture: (input: { bytes: Uint8Array; name: string }) => readPicture(input.bytes, input.name),
  page: (input: { html: string; css: readonly string[] }) => readPage(input.html, input.css),
  preview: composePreview,
} as const;

export type JobName = keyof typeof JOBS;
export type JobOf<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];
export type ResultOf<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;
