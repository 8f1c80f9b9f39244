export { type Alignment, align, type Pair, type Similarity } from './align';
export { extractKeypoints, type Keypoints, QUERY_KEYPOINTS, WORK_KEYPOINTS } from './extract';
export { packKeypoints, unpackKeypoints } from './pack';
