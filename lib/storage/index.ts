/** Bytes by their hash, one space per organisation. */
import path from 'node:path';
import { env } from '../env';
import { type BlobStore, folderBlobs } from './folder-blobs';

export { type BlobStore, folderBlobs } from './folder-blobs';
export { type Sweep, sweepOrphans } from './sweep-orphans';

/** Where this installation keeps its blobs. */
export const blobRoot = (): string => path.resolve(env().DATA_DIR, 'blobs');

export const blobsOf = (organisationId: string): BlobStore => folderBlobs(blobRoot(), organisationId);
