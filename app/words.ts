/** Every string a screen shows, by screen. What findings and errors say lives in `lib/errors/words`. */
import { account, auditLog, entry, settings, team } from './words/account';
import { asset } from './words/asset';
import { audits } from './words/audits';
import { brands } from './words/brands';
import { landing, library, verify } from './words/pages';
import { policy } from './words/policy';
import { regions } from './words/regions';
import { appeals, reviews } from './words/reviews';
import { seal } from './words/seal';
import { palette, shell, signIn, trouble } from './words/shell';
import { pipelineWords, studio } from './words/studio';
import { transparency } from './words/transparency';
import { verifyMore } from './words/verify';

export const words = {
  account,
  appeals,
  asset,
  brands,
  audits,
  auditLog,
  entry,
  landing,
  library,
  palette,
  policy,
  pipeline: pipelineWords,
  reviews,
  regions,
  seal,
  settings,
  shell,
  signIn,
  studio,
  transparency,
  team,
  trouble,
  verify,
  verifyMore,
} as const;
