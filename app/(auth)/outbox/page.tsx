import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { mailWay, readOutbox } from '../../../lib/mail/index';
import { Empty } from '../../components/empty';
import { words } from '../../words';

export const metadata: Metadata = { title: words.entry.outboxTitle, robots: 'noindex' };
export const dynamic = 'force-dynamic';

/** Exists on a development installation alone: whoever sees it can sign in as anybody. */
export default async function OutboxPage() {
  if (mailWay() !== 'outbox') notFound();
  const mails = await readOutbox();
  return (
    <div className="mx-auto w-full max-w-[800px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{words.entry.outboxTitle}</h1>
      <p className="mt-1 text-soft">{words.entry.outboxLead}</p>
      {mails.length === 0 ? <Empty title={words.entry.outboxEmpty} help={words.entry.outboxEmptyHelp} /> : null}
      <ol className="mt-6 space-y-4">
        {mails.map(({ to, subject, text, at }) => (
          <li key={`${at} ${to} ${subject}`} className="rounded border border-line bg-sheet p-4">
            <h2 className="font-medium">{subject}</h2>
            <p className="text-sm text-faint">
              {words.entry.outboxTo(to)} · <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>
            </p>
            <p className="mt-3 text-sm break-words whitespace-pre-line text-soft">{linked(text)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one unchanging text
      <Link key={index} href={part} prefetch={false} className="text-ink underline underline-offset-4">
        {part}
      </Link>
    ) : (
      part
    ),
  );
