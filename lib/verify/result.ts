/** What is said of a picture that somebody holds up. JSON through and through. */
import type { Keypoints } from '../imaging/keypoints/index';
import type { CredentialState, Credentials } from '../pipeline/provenance/index';
import type { Place, Registrable } from './register-picture';

export interface FailureInWords {
  code: string;
  words: string;
}

export interface VerifyResult {
  name: string;
  sha256: string;
  /** By content; null when it is no picture this can read. */
  mediaType: string | null;
  width: number | null;
  height: number | null;
  /** Null when the picture could be read; otherwise why not. */
  unreadable: { code: string; words: string } | null;
  credentials: {
    state: CredentialState;
    words: string;
    issuer: string | null;
    generator: string | null;
    /** IPTC digital source type, and what it means. */
    sourceType: string | null;
    sourceWords: string | null;
    /** Whose word that is. */
    sourceBy: NonNullable<Credentials['manifest']>['sourceBy'];
    time: string | null;
    /** The time comes from a time-stamp authority; otherwise it is what the signer says. */
    timeStamped: boolean;
    title: string | null;
    model: NonNullable<Credentials['manifest']>['model'];
    actions: NonNullable<Credentials['manifest']>['actions'];
    trainingMining: Record<string, string> | null;
    manifestLabel: string | null;
    /** Read from a manifest store beside the file; left out where they were read from the file itself. */
    sidecar?: true;
    failures: FailureInWords[];
    ingredients: {
      title: string;
      relationship: string;
      state: CredentialState;
      issuer: string | null;
      words: string;
      failures: FailureInWords[];
    }[];
  };
  watermark: {
    outcome: 'detected' | 'not_detected' | 'not_searched';
    detected: boolean;
    watermark_id: string | null;
    /** 0 to 1. */
    confidence: number;
    algorithm: string;
    words: string;
  };
  record: {
    /**
     * `other_picture`: the mark found here belongs to a picture that looks different. `uncertain`: a mark leads to a record, but
     * there is too little in this picture to tell whether the two are the same; or a fingerprint does, and the colours differ; or
     * keypoints do, and there is no mark.
     */
    state: 'found' | 'uncertain' | 'not_found' | 'not_searched' | 'other_picture';
    by: 'sha256' | 'watermark' | 'fingerprint' | 'keypoints' | null;
    /** Bits that differ between this picture's fingerprint and the record's, of 256. */
    distance: number | null;
    asset: RecordedAsset | null;
    /** Where in this picture the recorded one lies; left out where it was not looked for, or keypoints agree on no place. */
    place?: Place;
    /** When retention removed the recorded picture; left out while it is there. */
    removedAt?: string;
    words: string;
  };
  /** The answer in one or two sentences. */
  words: string;
}

/** What a record says to anybody who holds the picture; never a person. */
export interface RecordedAsset {
  assetId: string;
  sha256: string;
  organisationName: string;
  placement: string;
  createdAt: string;
  watermarkId: string | null;
  manifestLabel: string;
  reportSha256: string;
  /** PDQ, 64 hex digits. */
  fingerprint: string;
}

/** Pictures with one fingerprint are looked at one by one: more than this many tell nobody anything. */
export const FINGERPRINT_CANDIDATES = 8;

/** Deliveries of this installation. */
export interface Records {
  bySha256(sha256: string): Promise<RecordedAsset | null>;
  byWatermark(id: string): Promise<RecordedAsset | null>;
  /** Those within `maxDistance` bits, nearest first, at most `FINGERPRINT_CANDIDATES`; leave out where fingerprints are not searched. */
  byFingerprint?(fingerprint: string, maxDistance: number): Promise<RecordedAsset[]>;
  /** `colourGrid` of what was delivered; null where neither its row nor its pixels tell. */
  coloursOf?(assetId: string): Promise<number[] | null>;
  /** Deliveries some of whose keypoints are among these, the likeliest first; leave out where keypoints are not searched. */
  byKeypoints?(keypoints: Keypoints): Promise<RecordedAsset[]>;
  /** What it takes to hold a picture against a delivery; null when it is gone. */
  registrable?(assetId: string): Promise<Omit<Registrable, 'near'> | null>;
  /** When retention removed the pixels of a delivery; leave out where nothing is ever removed. */
  removedAt?(assetId: string): Promise<Date | null>;
}
