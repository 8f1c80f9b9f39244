'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { MemberView, Role } from '../../../lib/accounts/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { inputClass } from '../../components/field';
import { useSend } from '../../components/use-send';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

type Member = Wire<MemberView>;

interface MembersProps {
  members: Member[];
  me: { userId: string; role: Role };
  manages: boolean;
  transfers: boolean;
}

const GIVEN = ['admin', 'editor', 'reviewer', 'viewer'] as const;

export function Members({ members, me, manages, transfers }: MembersProps) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  const { team } = words;
  const change = async (path: string, method: 'PATCH' | 'DELETE' | 'POST', body?: object) => {
    if (await send(path, method, body)) router.refresh();
  };
  return (
    <section aria-label={team.members} className="mt-6 space-y-3">
      <Failure text={failure} />
      <ul className="divide-y divide-line rounded border border-line bg-sheet">
        {members.map((member) => {
          const { userId, name, email, role } = member;
          const self = userId === me.userId;
          const mayChange = manages && (role !== 'owner' || me.role === 'owner') && !self;
          return (
            <li
              key={userId}
              className="grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_150px_190px_230px]"
            >
              <div className="min-w-0">
                <p className="truncate font-medium">
                  {name} {self ? <span className="text-sm font-normal text-faint">({team.you})</span> : null}
                </p>
                <p className="truncate text-sm text-soft">{email}</p>
              </div>
              {mayChange && role !== 'owner' ? (
                <select
                  aria-label={`${team.role}: ${name}`}
                  className={inputClass}
                  value={role}
                  disabled={working}
                  onChange={(event) => void change(`/api/members/${userId}`, 'PATCH', { role: event.target.value })}
                >
                  {GIVEN.map((given) => (
                    <option key={given} value={given}>
                      {words.shell.role(given)}
                    </option>
                  ))}
                </select>
              ) : (
                <p className="text-sm">{words.shell.role(role)}</p>
              )}
              <Quota
                member={member}
                editable={manages && (role !== 'owner' || me.role === 'owner')}
                working={working}
                set={(monthlyQuota) => void change(`/api/members/${userId}`, 'PATCH', { monthlyQuota })}
              />
              <div className="flex flex-wrap gap-2 md:justify-end">
                {transfers && !self && role !== 'owner' ? (
                  <Sure
                    label={team.transfer}
                    question={team.transferSure(name)}
                    working={working}
                    go={() => void change(`/api/members/${userId}/owner`, 'POST')}
                  />
                ) : null}
                {(mayChange && role !== 'owner') || (self && members.length > 1 && role !== 'owner') ? (
                  <Sure
                    label={self ? team.leave : team.remove}
                    question={self ? `${team.leave}?` : team.removeSure(name)}
                    working={working}
                    go={() => void change(`/api/members/${userId}`, 'DELETE')}
                  />
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface QuotaProps {
  member: Member;
  editable: boolean;
  working: boolean;
  set: (quota: number | null) => void;
}

function Quota({ member: { userId, name, monthlyQuota, usedThisMonth }, editable, working, set }: QuotaProps) {
  const { team } = words;
  const used = (
    <p className="text-xs text-faint">
      {team.quota}: {team.quotaUsed(usedThisMonth, monthlyQuota)}
    </p>
  );
  if (!editable) return used;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('quota')).trim();
    set(given === '' ? null : Number(given));
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <input
        id={`quota-${userId}`}
        name="quota"
        aria-label={`${team.quota}: ${name}`}
        type="number"
        min={0}
        max={1_000_000}
        step={1}
        defaultValue={monthlyQuota ?? ''}
        placeholder={team.quotaNone}
        className={`${inputClass} max-w-[120px]`}
      />
      <Button type="submit" disabled={working} aria-label={`${team.setQuota}: ${team.quota}, ${name}`}>
        {team.setQuota}
      </Button>
      {used}
    </form>
  );
}

interface SureProps {
  label: string;
  question: string;
  working: boolean;
  go: () => void;
}

/** Asks once more, in place: a role or a membership cannot be undone by the one who lost it. */
function Sure({ label, question, working, go }: SureProps) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button look="quiet" disabled={working} onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <span className="flex flex-wrap items-center gap-2 text-sm" role="alert">
      {question}
      <Button
        disabled={working}
        onClick={() => {
          setAsked(false);
          go();
        }}
      >
        {words.team.sure}
      </Button>
      <Button look="quiet" onClick={() => setAsked(false)}>
        {words.team.no}
      </Button>
    </span>
  );
}
