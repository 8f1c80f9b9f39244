import { words } from '../../words';

interface Refused {
  failure: string;
  status: number;
  body: unknown;
}

const isError = (body: unknown): body is { error: { message: string } } =>
  typeof body === 'object' && body !== null && 'error' in body;

/** Sends something and answers what came back, or in words why it did not. */
export async function send<Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
): Promise<{ answer: Answer } | Refused> {
  const raw = body instanceof Blob;
  try {
    const response = await fetch(path, {
      method,
      headers: raw ? {} : { 'content-type': 'application/json' },
      body: raw ? body : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { answer: answer as Answer };
    return {
      failure: isError(answer) ? answer.error.message : words.shell.offline,
      status: response.status,
      body: answer,
    };
  } catch {
    return { failure: words.shell.offline, status: 0, body: null };
  }
}
