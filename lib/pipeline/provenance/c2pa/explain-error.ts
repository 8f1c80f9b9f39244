/**
 * The library answers some faults with an error instead of a status code. The specification has a code for each (C2PA 2.4,
 * 15.2.2), and a reader is told that one: which part is broken says more than that something is.
 */
const MALFORMED: readonly [RegExp, string][] = [
  [/c2pa\.hash\.data/, 'assertion.dataHash.malformed'],
  [/c2pa\.hash\.boxes/, 'assertion.boxesHash.malformed'],
  [/c2pa\.hash\.bmff/, 'assertion.bmffHash.malformed'],
  [/c2pa\.hash\.collection/, 'assertion.collectionHash.malformed'],
  [/c2pa\.hash\.multi-asset/, 'assertion.multiAssetHash.malformed'],
  [/c2pa\.ingredient/, 'assertion.ingredient.malformed'],
  [/c2pa\.actions/, 'assertion.action.malformed'],
  [/application\/json/, 'assertion.json.invalid'],
];

const CODES: readonly [RegExp, string][] = [
  [/ClaimDecoding\("claim_cbor/, 'claim.cbor.invalid'],
  [/ClaimDecoding/, 'claim.malformed'],
  [/ClaimMissingHardBinding/, 'claim.hardBindings.missing'],
  [/C2paMultipleClaimBoxes/, 'claim.multiple'],
  [/ClaimSuperboxNotFound/, 'claim.missing'],
  [/ClaimSignatureBoxNotFound/, 'claimSignature.missing'],
  [/AssertionMissing/, 'hashedURI.missing'],
  [/RedactedAssertion|HardBindingRedacted/, 'assertion.hardBinding.redacted'],
];

/** The specification's code for an error of the library, or null when it is none of those. */
export function codeOfError(message: string): string | null {
  if (/AssertionDecoding/.test(message)) {
    const found = MALFORMED.find(([pattern]) => pattern.test(message));
    if (found) return found[1];
    return 'assertion.cbor.invalid';
  }
  return CODES.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}
