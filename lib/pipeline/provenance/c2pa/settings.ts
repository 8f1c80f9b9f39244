import { SIGNING_PURPOSES } from './purposes';

/**
 * Settings handed to the C2PA library with every call. Remote manifests stay off: following a URL out of a stranger's file
 * would let that file choose what this server connects to. Thumbnails stay off: they add up to 1.7 MB.
 */
export function c2paSettings(trustAnchorsPem = ''): string {
  const anchors = trustAnchorsPem.trim();
  return JSON.stringify({
    version: 1,
    verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: anchors !== '', verify_after_sign: true },
    trust: { trust_config: SIGNING_PURPOSES.join('\n'), ...(anchors === '' ? {} : { trust_anchors: anchors }) },
    builder: { thumbnail: { enabled: false }, actions: { auto_created_action: { enabled: false } } },
  });
}
