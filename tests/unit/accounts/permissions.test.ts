import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/accounts/actor';
import { can, demand, PERMISSIONS, type Permission } from '../../../lib/accounts/permissions';

const permissions = Object.keys(PERMISSIONS) as Permission[];

describe('permissions', () => {
  it('lets an owner do everything and a viewer only read', () => {
    for (const permission of permissions) {
      expect(can({ role: 'owner' }, permission)).toBe(true);
      if (can({ role: 'viewer' }, permission)) expect(permission).toMatch(/:read$/);
    }
  });

  it('never lets a reviewer spend credits, nor an editor decide cases', () => {
    expect(can({ role: 'reviewer' }, 'generations:create')).toBe(false);
    expect(can({ role: 'editor' }, 'reviews:decide')).toBe(false);
  });

  it('refuses with the role that was not enough', () => {
    expect(() => demand({ role: 'viewer' }, 'generations:create')).toThrow(/viewer/);
    for (const role of ROLES) expect(() => demand({ role }, 'generations:read')).not.toThrow();
  });
});
