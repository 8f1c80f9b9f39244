/**
 * Extended key usages (RFC 5280 4.2.1.12) a claim's signer may have: emailProtection, documentSigning, C2PA claim signing. The
 * C2PA library knows the first alone. Source: C2PA specification 2.4, section 14.5.
 */
export const SIGNING_PURPOSES = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.62558.2.1'];
