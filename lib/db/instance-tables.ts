import { client } from './client';
import type { PrismaClient } from './generated/client';

/** Tables of the installation, which belong to no organisation. The type leaves out every tenant table. */
export type InstanceTables = Pick<PrismaClient, 'model' | 'instanceSetting' | 'sharedVerification'>;

export function instanceTables(): InstanceTables {
  return client();
}
