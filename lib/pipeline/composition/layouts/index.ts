import type { LayoutId } from '../../brief/index';
import { editorial } from './editorial';
import type { Layout } from './layout';
import { split } from './split';
import { spotlight } from './spotlight';

/** The catalogue: adding a layout is one file, one line here and its name in the preset's list. */
export const LAYOUTS: Readonly<Record<LayoutId, Layout>> = { editorial, spotlight, split };
