import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PLACES, placesFor } from '../../app/components/places';
import { type Actor, can, ROLES } from '../../lib/accounts/index';

const APP = path.resolve(import.meta.dirname, '../../app');
const pages = (readdirSync(APP, { recursive: true }) as string[])
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => `/${path.dirname(file)}`.replace(/\/\([^)]*\)/g, '').replace(/\/\[\[\.\.\.\w+\]\]$/, ''));

it('every place has a page, one address and a word, and a phone has room for those in the bar', () => {
  for (const { href } of PLACES) expect(pages).toContain(href);
  expect(new Set(PLACES.map(({ href }) => href)).size).toBe(PLACES.length);
  expect(new Set(PLACES.map(({ word }) => word)).size).toBe(PLACES.length);
  expect(PLACES.filter(({ primary }) => primary).length).toBeLessThanOrEqual(4);
});

it('shows nobody the way to what they may not see', () => {
  const visitor = placesFor(null, () => true);
  expect(visitor.every(({ permission }) => permission === 'anyone')).toBe(true);
  for (const role of ROLES)
    for (const { permission } of placesFor({ role } as Actor, (asked) => can({ role }, asked)))
      if (permission !== 'anyone' && permission !== 'person')
        expect([role, permission, can({ role }, permission)]).toEqual([role, permission, true]);
});
