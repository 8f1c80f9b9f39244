'use client';

import { useState } from 'react';
import { words } from '../words';

interface Answer {
  error?: { message: string };
}

/** Sends a change as JSON and keeps what the server said when it refused; what was typed stays in the form. */
export function useSend() {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  /** @returns the answer, or null when it was refused; `failure` then says why. */
  async function send<T = unknown>(
    path: string,
    method: 'POST' | 'PATCH' | 'DELETE',
    body?: object,
  ): Promise<T | null> {
    setWorking(true);
    setFailure(null);
    try {
      const response = await fetch(path, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      const answer = (await response.json()) as T & Answer;
      if (response.ok) return answer;
      setFailure(answer.error?.message ?? words.shell.offline);
    } catch {
      setFailure(words.shell.offline);
    } finally {
      setWorking(false);
    }
    return null;
  }

  return { send, working, failure, setFailure };
}

/** The text fields of a form, by name. */
export function textsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
