import { supportedAlgorithms } from '../../../../../lib/verify/index';
import { asAnyone } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const GET = asAnyone(async () => json(supportedAlgorithms()));
