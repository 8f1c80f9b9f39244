import type { Metadata } from 'next';
import { c2paSettings, originalPreview, verifyInThread, verifyingKeys } from '../../../lib/verify/index';
import { readDemo, readStripped } from '../../demo/read-demo';
import { words } from '../../words';
import type { Verified } from './action';
import { VerifyDesk } from './verify-desk';

export const metadata: Metadata = { title: words.shell.nav.verify };

/** Where proxy.ts sends a file it did not let in. */
const TOO_LARGE: Verified = { name: '', result: null, failure: words.verify.tooLarge };

interface Props {
  searchParams: Promise<{ demo?: string | string[]; large?: string | string[] }>;
}

export default async function VerifyPage({ searchParams }: Props) {
  const query = await searchParams;
  const [demo, { trustAnchors }] = await Promise.all([readDemo(), verifyingKeys()]);
  const shown = query.demo !== undefined && demo !== null && demo.stripped !== null;
  const first = shown ? await verifyDemo() : query.large === undefined ? null : TOO_LARGE;
  return (
    <div className="mx-auto w-full max-w-[880px] px-4 py-12 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{words.verify.title}</h1>
      <p className="mt-3 max-w-[60ch] text-soft">{words.verify.lead}</p>
      <VerifyDesk first={first} demo={demo?.stripped ? { shown } : null} readerSettings={c2paSettings(trustAnchors)} />
    </div>
  );
}

async function verifyDemo(): Promise<Verified> {
  const { bytes, fileName } = await readStripped();
  const result = await verifyInThread(bytes, { name: fileName });
  const { asset } = result.record;
  return { name: fileName, result, failure: null, original: asset ? await originalPreview(asset.assetId) : null };
}
