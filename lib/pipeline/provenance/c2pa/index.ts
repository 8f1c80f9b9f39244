/**
 * The room that knows C2PA: makes certificates, signs finished files, reads credentials. Nothing here touches pixels.
 * In: bytes and facts. Out: bytes, or what a manifest says. Stops with `signing_failed`.
 */

export type { CertificateRequest } from './certificate-request';
export type { DevelopmentChainOptions } from './certs';
export { type ChainCheck, type ChainProblem, checkChain } from './check-chain';
export type { Failure } from './failure';
export { nativeLibrary, type SigningLibrary, wasmLibrary } from './library';
export { type LocalSignerOptions, localSigner } from './local-signer';
export { type Ingredient, type ManifestFacts, OVERSIGHT_LEVELS, type OversightLevel } from './manifest';
export {
  CREDENTIAL_STATES,
  type CredentialState,
  type Credentials,
  type IngredientResult,
  type ManifestSummary,
  readCredentials,
  readCrJson,
} from './read';
export { c2paSettings } from './settings';
export { isManifestStore, readSidecar } from './sidecar';
export { type SignedFile, type SignOptions, signFile } from './sign';
export { type SocketSignerOptions, socketSigner } from './socket-signer';
export { type TimeStamperOptions, timeStamper } from './time-stamp';

/** Loaded only when certificates are made: the library behind it is large and needed once per installation. */
export async function makeDevelopmentChain(
  options: import('./certs').DevelopmentChainOptions = {},
): Promise<import('./certs').DevelopmentChain> {
  return (await import('./certs')).makeDevelopmentChain(options);
}

/** Loaded when asked for, like the above. */
export async function makeCertificateRequest(
  organisation: string,
  commonName?: string,
): Promise<import('./certificate-request').CertificateRequest> {
  return (await import('./certificate-request')).makeCertificateRequest(organisation, commonName);
}
