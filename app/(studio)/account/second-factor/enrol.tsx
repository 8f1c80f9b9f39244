'use client';

import { type FormEvent, useState } from 'react';
import type { Enrolment } from '../../../../lib/accounts/index';
import { Button } from '../../../components/button';
import { Failure } from '../../../components/failure';
import { Field, TextInput } from '../../../components/field';
import { textsOf, useSend } from '../../../components/use-send';
import { words } from '../../../words';
import { RecoveryCodes } from './recovery-codes';

export function Enrol({ next }: { next: string }) {
  const { send, working, failure } = useSend();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { account } = words;
  if (codes) return <RecoveryCodes codes={codes} next={next} />;

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const path = '/api/account/second-factor/confirm';
    const answer = await send<{ recoveryCodes: string[] }>(path, 'POST', textsOf(event.currentTarget));
    if (answer) setCodes(answer.recoveryCodes);
  }
  if (!enrolment)
    return (
      <div className="space-y-3">
        <Failure text={failure} />
        <Button
          look="primary"
          disabled={working}
          onClick={async () => setEnrolment(await send<Enrolment>('/api/account/second-factor', 'POST'))}
        >
          {account.factorBegin}
        </Button>
      </div>
    );
  return (
    <form onSubmit={confirm} className="grid gap-6 sm:grid-cols-[220px_minmax(0,1fr)]">
      {/* biome-ignore lint/performance/noImgElement: a drawing made for this one answer */}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr)}`}
        alt={account.factorQrAlt}
        width={220}
        height={220}
        className="rounded border border-line bg-white"
      />
      <div className="space-y-4">
        <p className="text-sm text-soft">{account.factorScan}</p>
        <code className="figures block rounded bg-well p-3 text-sm break-all select-all">{enrolment.secret}</code>
        <Field id="code" label={account.factorCode}>
          <TextInput id="code" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={8} required />
        </Field>
        <Failure text={failure} />
        <Button type="submit" look="primary" disabled={working}>
          {account.factorConfirm}
        </Button>
      </div>
    </form>
  );
}
