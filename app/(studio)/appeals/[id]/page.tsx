import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Actor } from '../../../../lib/accounts/index';
import { ColophonError } from '../../../../lib/errors/index';
import { getAppeal } from '../../../../lib/reviews/index';
import { Note, Sign } from '../../../components/verdict';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { when } from '../../reviews/when';
import { TONES } from '../tones';

export const metadata: Metadata = { title: words.appeals.title };

const w = words.appeals;

/** What became of an appeal: who decides stays unsaid, why does not. */
export default async function AppealPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/appeals/${id}`);
  const appeal = await appealOr404(actor, id);
  return (
    <div className="mx-auto w-full max-w-[640px] px-4 py-8 sm:px-8">
      <p className="text-sm">
        <Link href="/appeals" className="text-soft underline underline-offset-4">
          {w.title}
        </Link>
      </p>
      <h1 className="display mt-1 text-2xl">{w.states[appeal.status]}</h1>
      <Sign tone={TONES[appeal.status]}>
        {appeal.status === 'open'
          ? `${w.due} ${when(appeal.dueAt)}`
          : `${w.decided(appeal.decidedRole ?? '')}, ${when(appeal.decidedAt ?? appeal.createdAt)}`}
      </Sign>
      {appeal.overdue ? (
        <div className="mt-4">
          <Note tone="block" title={w.overdue} />
        </div>
      ) : null}
      <dl className="mt-6 space-y-5">
        {appeal.reason ? (
          <Part name={w.reason}>
            <blockquote className="border-l-2 border-line pl-3 whitespace-pre-wrap">{appeal.reason}</blockquote>
          </Part>
        ) : null}
        <Part name={w.what}>
          {appeal.subject === 'brief' ? <p className="text-sm text-soft">{w.brief}</p> : null}
          <ul className="space-y-1">
            {appeal.reasons.map((reason) => (
              <li key={reason.code + reason.words}>{reason.words}</li>
            ))}
          </ul>
        </Part>
        <Part name={w.yours}>
          <blockquote className="border-l-2 border-line pl-3 whitespace-pre-wrap">{appeal.statement}</blockquote>
        </Part>
        <Part name={w.filed}>{when(appeal.createdAt)}</Part>
      </dl>
      <p className="mt-8 text-sm">
        <Link href={`/studio/${appeal.generationId}`} className="underline underline-offset-4">
          {w.back}
        </Link>
      </p>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd dir="auto" className="mt-1">
        {children}
      </dd>
    </div>
  );
}

async function appealOr404(actor: Actor, id: string) {
  try {
    return await getAppeal(actor, id);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  }
}
