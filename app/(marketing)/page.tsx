import Link from 'next/link';
import type { ReactNode } from 'react';
import { ButtonLink } from '../components/button';
import { ChevronIcon } from '../components/icons';
import { Sign, type Tone } from '../components/verdict';
import { demoPictures, readDemo } from '../demo/read-demo';
import { currentActor } from '../session/actor';
import { words } from '../words';
import { DeliveredSet } from './delivered-set';

const w = words.landing;

export default async function FirstPage() {
  const [actor, demo, pictures] = await Promise.all([currentActor(), readDemo(), demoPictures()]);
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 sm:px-8">
      <section className="grid items-center gap-12 py-12 sm:py-20 lg:grid-cols-[minmax(0,1fr)_minmax(0,560px)]">
        <div>
          <h1 className="display text-3xl sm:text-4xl">{w.headline}</h1>
          <p className="mt-6 max-w-[44ch] text-lg text-soft">{w.lead}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink href={actor ? '/studio' : '/signin?next=%2Fstudio'} look="primary" className="h-11 px-5">
              {actor ? w.studio : w.signIn}
            </ButtonLink>
            <ButtonLink href="/verify" className="h-11 px-5">
              {w.verify}
            </ButtonLink>
          </div>
        </div>
        {pictures.length > 0 ? <DeliveredSet pictures={pictures} /> : null}
      </section>

      <section aria-labelledby="line" className="border-t border-line py-12">
        <h2 id="line" className="display text-xl">
          {w.lineTitle}
        </h2>
        <ol className="mt-8 grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-7">
          {w.line.map(([step, help], index) => (
            <li key={step} className="border-t-2 border-ink pt-3">
              <p className="flex items-baseline justify-between">
                <span className="font-medium">{step}</span>
                <span className="figures text-faint" aria-hidden="true">
                  {index + 1}
                </span>
              </p>
              <p className="mt-1 text-sm text-soft">{help}</p>
            </li>
          ))}
        </ol>
      </section>

      {demo ? (
        <section aria-labelledby="demo" className="border-t border-line py-12">
          <h2 id="demo" className="display text-xl">
            {w.demoTitle}
          </h2>
          <ul className="mt-6 grid gap-4 md:grid-cols-3">
            {demo.delivered ? (
              <Example tone="pass" title={w.demoSet} href={`/studio/${demo.delivered.generationId}`}>
                {w.demoSetHelp}
              </Example>
            ) : null}
            {demo.blocked ? (
              <Example tone="block" title={w.demoBlocked} href={`/studio/${demo.blocked.generationId}`}>
                {w.demoBlockedHelp}
              </Example>
            ) : null}
            {demo.stripped ? (
              <Example tone="plain" title={w.demoStripped} href="/verify?demo=1">
                {w.demoStrippedHelp}
              </Example>
            ) : null}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Example({ tone, title, href, children }: { tone: Tone; title: string; href: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        className="group flex h-full flex-col rounded border border-line bg-sheet p-5 transition-shadow hover:shadow-sheet"
      >
        <Sign tone={tone}>{title}</Sign>
        <span className="mt-2 flex-1 text-sm text-soft">{children}</span>
        <span className="mt-4 flex items-center gap-1 text-sm font-medium">
          {w.look}
          <ChevronIcon />
        </span>
      </Link>
    </li>
  );
}
