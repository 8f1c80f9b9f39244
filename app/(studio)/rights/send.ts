import { words } from '../../words';

/** An answer, or the one sentence that says what to do. */
export async function send<T>(
  path: string,
  method: 'POST' | 'DELETE',
  body: Blob | object | null = null,
): Promise<{ value: T } | { failure: string }> {
  const raw = body === null || body instanceof Blob;
  try {
    const answer = await fetch(path, {
      method,
      body: raw ? body : JSON.stringify(body),
      headers: { 'content-type': raw ? 'application/octet-stream' : 'application/json' },
    });
    const said: unknown = await answer.json();
    if (answer.ok) return { value: said as T };
    return { failure: (said as { error: { message: string } }).error.message };
  } catch {
    return { failure: words.shell.offline };
  }
}
