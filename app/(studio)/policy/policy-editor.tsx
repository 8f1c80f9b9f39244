'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { PolicyView, ReplayView } from '../../../lib/policies/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, inputClass, TextInput } from '../../components/field';
import { Section } from '../../components/page-frame';
import { textsOf, useSend } from '../../components/use-send';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { ReplayResult } from './replay-result';
import { RuleFields } from './rule-fields';

interface Props {
  policy: Wire<PolicyView>;
  replay: Wire<ReplayView> | null;
}

const w = words.policy;
const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The draft: thresholds by rule, names, words, exceptions; saved, replayed, published. What was typed stays after a refusal. */
export function PolicyEditor({ policy, replay: first }: Props) {
  const { send, working, failure } = useSend();
  const [said, setSaid] = useState<string | null>(null);
  const [replay, setReplay] = useState(first);
  const router = useRouter();
  const shown = policy.draft?.overrides ?? policy.published?.overrides;

  async function save(form: HTMLFormElement): Promise<boolean> {
    setSaid(null);
    const saved = await send('/api/policy/draft', 'POST', { overrides: overridesOf(textsOf(form), policy) });
    if (saved) {
      setSaid(w.saved);
      router.refresh();
    }
    return saved !== null;
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const action = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') ?? 'save';
    if (!(await save(form))) return;
    if (action === 'replay') await startReplay();
    if (action === 'publish') {
      const made = await send('/api/policy/publish', 'POST', { note: textsOf(form).note ?? '' });
      if (made) {
        setSaid(null);
        router.refresh();
      }
    }
  }

  async function startReplay() {
    const started = await send<{ id: string }>('/api/policy/replay', 'POST', { days: 30 });
    if (!started) return;
    for (let tries = 0; tries < 300; tries += 1) {
      const answer = await fetch(`/api/policy/replay/${started.id}`);
      if (!answer.ok) return;
      const view = (await answer.json()) as Wire<ReplayView>;
      setReplay(view);
      if (view.status !== 'running') return;
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }

  async function discard() {
    if (await send('/api/policy/draft', 'DELETE')) router.refresh();
  }

  return (
    <form
      key={policy.draft?.changedAt ?? `v${policy.published?.version ?? 0}`}
      onSubmit={onSubmit}
      aria-label={w.draft}
    >
      <Section title={w.rules} help={w.rulesHelp}>
        <RuleFields rules={policy.rules} thresholds={shown?.thresholds ?? {}} />
      </Section>
      <Section title={w.competitors} help={w.competitorsHelp}>
        <Lines name="competitors" label={w.competitors} value={shown?.competitors ?? []} />
      </Section>
      <Section title={w.terms} help={w.termsHelp}>
        <Lines
          name="terms"
          label={w.terms}
          value={(shown?.terms ?? []).map(({ text, effect }) => (effect === 'block' ? `${text} = block` : text))}
        />
      </Section>
      <Section title={w.exceptions} help={policy.limits.exceptions ? w.exceptionsHelp : w.exceptionsOff}>
        <Lines
          name="exceptions"
          label={w.exceptions}
          value={(shown?.exceptions ?? []).map(({ rule, phrase }) => `${rule} = ${phrase}`)}
        />
      </Section>
      <Section title={w.publish} help={w.replayHelp}>
        <Field id="note" label={w.note} help={w.noteHelp}>
          <TextInput id="note" name="note" maxLength={300} aria-describedby="note-help" />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="action" value="save" disabled={working}>
            {w.save}
          </Button>
          <Button type="submit" name="action" value="replay" disabled={working}>
            {w.replay}
          </Button>
          <Button type="submit" name="action" value="publish" look="primary" disabled={working}>
            {w.publish}
          </Button>
          {policy.draft ? (
            <Button look="quiet" onClick={discard} disabled={working}>
              {w.discard}
            </Button>
          ) : null}
        </div>
        <Failure text={failure} />
        <p aria-live="polite" className="text-sm text-soft">
          {said}
        </p>
        {replay ? <ReplayResult replay={replay} /> : null}
      </Section>
    </form>
  );
}

function Lines({ name, label, value }: { name: string; label: string; value: readonly string[] }) {
  return (
    <textarea
      name={name}
      aria-label={label}
      rows={3}
      dir="auto"
      defaultValue={value.join('\n')}
      className={`${inputClass} field-sizing-content min-h-[72px]`}
    />
  );
}

/** What cannot be read as meant is sent as it stands: the server says what is wrong with it. */
function overridesOf(texts: Record<string, string>, policy: Wire<PolicyView>) {
  const thresholds = Object.fromEntries(
    policy.rules.flatMap(({ id, review, block }) => {
      const asked = { review: Number(texts[`${id}.review`] ?? review), block: Number(texts[`${id}.block`] ?? block) };
      return asked.review === review && asked.block === block ? [] : [[id, asked] as const];
    }),
  );
  return {
    schema: 1,
    thresholds,
    competitors: lines(texts.competitors),
    terms: lines(texts.terms).map((line) => {
      const [, text = line, effect] = /^(.*?)\s*=\s*(block|review)$/i.exec(line) ?? [];
      return { text, effect: effect?.toLowerCase() === 'block' ? 'block' : 'review' };
    }),
    exceptions: lines(texts.exceptions).map((line) => {
      const at = line.indexOf('=');
      return { rule: line.slice(0, Math.max(0, at)).trim(), phrase: line.slice(at + 1).trim() };
    }),
  };
}
