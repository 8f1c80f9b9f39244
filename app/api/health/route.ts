import { instanceTables } from '../../../lib/db/index';
import { ColophonError } from '../../../lib/errors/index';
import { asAnyone } from '../../http/handle';
import { json } from '../../http/problem';

export const dynamic = 'force-dynamic';

/** Healthy means that the database answers; everything else a request needs comes from there. */
export const GET = asAnyone(async () => {
  try {
    await instanceTables().instanceSetting.count();
  } catch (error) {
    throw new ColophonError('database_unavailable', { problem: 'it did not answer' }, { cause: error });
  }
  return json({ status: 'ok' });
});
