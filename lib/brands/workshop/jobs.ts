/**
 * What the workshop's threads can do. Adding a job is one line; its input and result are plain data that can cross threads. Each is
 * loaded when it is first asked for: the thread that composes previews should not wait for a reader of pages.
 */
import { checkFont } from '../../imaging/index';
import type { PreviewOrder } from '../preview/compose-preview';

export const JOBS = {
  font: (input: { bytes: Uint8Array; options: Parameters<typeof checkFont>[1] }) =>
    checkFont(input.bytes, input.options),
  picture: async (input: { bytes: Uint8Array; name: string }) =>
    (await import('../guidelines/read-picture')).readPicture(input.bytes, input.name),
  page: async (input: { html: string; css: readonly string[] }) =>
    (await import('../guidelines/read-page')).readPage(input.html, input.css),
  preview: async (input: PreviewOrder) => (await import('../preview/compose-preview')).composePreview(input),
} as const;

export type JobName = keyof typeof JOBS;
export type JobOf<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];
export type ResultOf<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;
