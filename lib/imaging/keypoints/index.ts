export { type Alignment, align, type Pair, type Similarity } from './align';
export {
  DELIVERY_KEYPOINTS,
  extractKeypoints,
  type Keypoints,
  QUERY_KEYPOINTS,
  REGISTER_KEYPOINTS,
  WORK_KEYPOINTS,
} from './extract';
export { KEYPOINTS_AGREEING, KeypointStore, type KeypointStoreOptions, type NearPart } from './keypoint-store';
export { bytesOfFirst, firstKeypoints, packKeypoints, unpackKeypoints } from './pack';
export { alignKeypoints } from './pairs';
