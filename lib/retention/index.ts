/**
 * Retention: pixels are kept as long as an organisation decided, and not longer. What stays is the record, which goes on
 * answering, and says that the picture was removed.
 */
export { type LegalHoldView, liftHold, listHolds, placeHold } from './legal-hold';
export { refuseRemoved } from './refuse-removed';
export { dueForRemoval, type Kept, type RetentionSweep, sweepRetention } from './sweep-retention';
