'use client';

import { useEffect, useState } from 'react';
import { words } from '../words';
import { Field, TextInput } from './field';

type Check = (password: string, about: string[]) => { score: number; advice: string };

/** Fetched when somebody begins to type: the dictionaries are larger than the page. The same estimator decides on the server. */
async function loadCheck(): Promise<Check> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return (password, about) => {
    const { score, feedback } = estimator.check(password.slice(0, 100), [...about, 'colophon']);
    return { score, advice: feedback.warning || feedback.suggestions[0] || '' };
  };
}

interface PasswordFieldProps {
  id: string;
  label: string;
  /** Words an attacker would try first. */
  about?: string[];
}

/** A new password, with how hard it is to guess. What is refused is decided by the server. */
export function NewPasswordField({ id, label, about = [] }: PasswordFieldProps) {
  const [password, setPassword] = useState('');
  const [check, setCheck] = useState<{ run: Check } | null>(null);
  const begun = password !== '';
  useEffect(() => {
    if (begun) void loadCheck().then((run) => setCheck({ run }));
  }, [begun]);
  const found = check && begun ? check.run(password, about) : null;
  const tooShort = password.length < 10;
  const score = found ? (tooShort ? Math.min(found.score, 1) : found.score) : 0;
  const said = words.account.strength[score as 0 | 1 | 2 | 3 | 4];
  return (
    <Field id={id} label={label}>
      <TextInput
        id={id}
        name={id}
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={1000}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        aria-describedby={`${id}-strength`}
      />
      <div className="flex gap-1 pt-1" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={`h-1 flex-1 rounded-full ${found && score >= step ? (score >= 3 ? 'bg-pass' : 'bg-review') : 'bg-line'}`}
          />
        ))}
      </div>
      <p id={`${id}-strength`} aria-live="polite" className="text-xs text-faint">
        {found
          ? `${said}${tooShort ? ` ${words.account.tooShort}` : found.score < 3 && found.advice ? ` ${found.advice}` : ''}`
          : words.account.passwordHelp}
      </p>
    </Field>
  );
}
