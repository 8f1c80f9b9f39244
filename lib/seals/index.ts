/** A picture made elsewhere, through safeguards, verdict, provenance and delivery like any other: what the studio and the command share. */
export { type SealRequest, sealPicture } from './seal-picture';
