import { expect, it } from 'vitest';
import { readEnvironment } from '../../../lib/env/index';

it('has a default for everything a first start needs', () => {
  expect(readEnvironment({})).toMatchObject({ PORT: 3000, DATA_DIR: '.data', WORKER_LANES: ['gpu', 'cpu'] });
});

it('takes an empty value as not given', () => {
  expect(readEnvironment({ PORT: '', LOG_LEVEL: '' })).toMatchObject({ PORT: 3000, LOG_LEVEL: 'info' });
});

it('names every value that is wrong and does not print it', () => {
  const wrong = { PORT: '70000', WORKER_LANES: 'gpu,tpu', DATABASE_APP_URL: 'mysql://root:hunter2@host' };
  expect(() => readEnvironment(wrong)).toThrow(/PORT: [\s\S]*DATABASE_APP_URL: [\s\S]*WORKER_LANES/);
  expect(() => readEnvironment(wrong)).not.toThrow(/hunter2/);
});
