/**
 * Settings handed to the C2PA library with every call. Remote manifests stay off: following a URL out of a stranger's file
 * would let that file choose what this server connects to. Thumbnails stay off: they add up to 1.7 MB.
 */
/** Extended key usages a claim's signer may have: emailProtection, documentSigning, C2PA claim signing. The library knows the first alone. */
const SIGNING_PURPOSES = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.62558.2.1'].join('\n');

export function c2paSettings(trustAnchorsPem = ''): string {
  const anchors = trustAnchorsPem.trim();
  return JSON.stringify({
    version: 1,
    verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: anchors !== '', verify_after_sign: true },
    trust: { trust_config: SIGNING_PURPOSES, ...(anchors === '' ? {} : { trust_anchors: anchors }) },
    builder: { thumbnail: { enabled: false }, actions: { auto_created_action: { enabled: false } } },
  });
}
