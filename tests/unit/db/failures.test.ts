import { expect, it } from 'vitest';
import { explainFailure } from '../../../lib/db/failures';
import { ColophonError } from '../../../lib/errors/index';

it('a server that is away is told as such, with what it said, and may be tried again', () => {
  for (const error of [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    new Error('Connection terminated unexpectedly'),
  ]) {
    const told = explainFailure(error);
    if (!(told instanceof ColophonError)) expect.fail('it was not explained');
    expect([told.code, told.facts.retry]).toEqual(['database_unavailable', true]);
    expect(told.message).toMatch(/cannot be reached: (ECONNREFUSED|connection lost)\. Try again/);
  }
});

it('a question that was wrong stays what it was', () => {
  const wrong = Object.assign(new Error('column'), { code: '42703' });
  expect(explainFailure(wrong)).toBe(wrong);
});
