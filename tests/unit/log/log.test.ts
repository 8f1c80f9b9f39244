import { expect, it } from 'vitest';
import { createLog } from '../../../lib/log/index';

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

it('writes no secret and no words of a person, at three depths', () => {
  const secret = { password: 'hunter2', authorization: 'Bearer abc', prompt: 'my idea', email: 'a@b.c' };
  const text = linesOf((log) =>
    log.info({ ...secret, request: { ...secret, headers: { cookie: 'abc', ...secret } } }, 'x'),
  );
  expect(text).toContain('[removed]');
  expect(text).not.toMatch(/hunter2|Bearer|my idea|a@b\.c/);
});

it('keeps ids, names its level in words and its time as RFC 3339', () => {
  const line = JSON.parse(linesOf((log) => log.warn({ generationId: 'gen_1' }, 'slow')));
  expect(line).toMatchObject({ level: 'warn', generationId: 'gen_1', msg: 'slow' });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});
