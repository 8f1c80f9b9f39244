import type { Words } from './say';

/** What the findings of provenance say, and what verification says to people outside the trade. */
export const PROVENANCE_WORDS = {
  watermark_read_back:
    'The invisible watermark was read back exactly from the final file and from a JPEG at quality 60 ({psnr} dB).',
  watermark_fragile:
    'The invisible watermark was read back exactly from the final file, but not after compression to JPEG 60: a picture with a short side of {side} px holds it only lightly.',
  watermark_absent: 'This file carries no invisible watermark: {failure}. Its signed credentials are complete.',
  credentials_read_back: 'The Content Credentials of {issuer} were read back from the final file and are intact.',

  time_stamped: 'A time-stamp authority confirmed when the file was signed.',
  time_stamp_missing:
    'No time-stamp authority could confirm when the file was signed ({failure}); its time is the signer’s own word.',
  time_stamp_not_configured: 'No time-stamp authority is configured; the time of signing is the signer’s own word.',

  verify_summary_trusted: 'This picture is as {issuer} signed it, and {issuer} is known here.',
  verify_summary_valid:
    'This picture is as it was signed, but nobody here knows who “{issuer}” is: anybody can make a signature with any name.',
  verify_summary_invalid:
    'This picture carries credentials that do not fit it. It was changed after it was signed, or they were forged.',
  verify_summary_certificate:
    'This picture is as it was signed, but the certificate of “{issuer}” was not valid, so the signature proves nothing.',
  verify_summary_damaged: 'This file is damaged, and the credentials in it cannot be read any more.',
  verify_summary_changed:
    'This picture was made here and changed after it was signed. Its credentials no longer fit, but our records know the original.',
  verify_summary_recorded: 'This exact file was delivered here by {organisation}.',
  verify_summary_recovered:
    'This picture lost its credentials on the way, but it leads back to a picture that {organisation} made here.',
  verify_summary_marked:
    'An invisible mark of this installation is in the pixels. Whose picture it was could not be looked up.',
  verify_summary_transplanted:
    'Careful: the invisible mark in this picture belongs to another picture. It was probably copied from there.',
  verify_summary_uncertain:
    'The invisible mark leads to a picture that {organisation} made here. Whether this is the same picture cannot be told: there is too little in it to compare.',
  verify_summary_alike:
    'No mark and no credentials. It is laid out like a picture that {organisation} made here; whether it is a changed copy or only alike, nobody can tell from the file.',
  verify_summary_contains:
    'A picture that {organisation} made here fills {fills} % of this file. Whatever is around it is not known here.',
  verify_summary_likeness:
    'No mark and no credentials. It looks like a part of a picture that was made here, or like what that picture was made from; which of them it is, nobody can tell from the file.',
  verify_summary_contradiction:
    'Careful: the credentials and the invisible mark name different pictures. One of them was moved here.',
  verify_summary_nothing:
    'Nothing is known about this picture. That proves nothing: credentials and marks can be removed, and most pictures never had any.',

  verify_credentials_trusted: 'The credentials are intact and were signed by {issuer}, whom this installation trusts.',
  verify_credentials_valid:
    'The credentials are intact, but this installation does not know the signer “{issuer}”. Valid is not the same as trusted.',
  verify_credentials_invalid: 'The credentials are broken: {reason}',
  verify_credentials_none:
    'The file carries no credentials. They may have been removed, for example by a social network.',
  verify_sidecar_trusted:
    'They lie in the sidecar, which fits this picture byte for byte: they are intact and were signed by {issuer}, whom this installation trusts.',
  verify_sidecar_valid:
    'They lie in the sidecar, which fits this picture byte for byte. This installation does not know the signer “{issuer}”. Valid is not the same as trusted.',
  verify_sidecar_invalid: 'The sidecar does not fit this picture: {reason}',
  verify_sidecar_none: 'The sidecar holds no credentials.',
  verify_sidecar_unreadable:
    'is no manifest store. A sidecar is a .c2pa file, as “Credentials alone” or colophon manifest writes it.',
  verify_summary_sidecar:
    'The sidecar does not fit this picture: it belongs to another one, or the picture was changed or encoded again since.',
  verify_credentials_remote:
    'The file says that its credentials are kept elsewhere. They were not fetched, because a file must not choose what this server connects to.',

  verify_ingredient_trusted:
    '“{title}” carries its own credentials, intact and signed by {issuer}, whom this installation trusts.',
  verify_ingredient_valid:
    '“{title}” carries its own credentials, intact, from “{issuer}”, whom this installation does not know.',
  verify_ingredient_invalid:
    '“{title}” carries credentials that are broken. The picture around it may still be intact.',
  verify_ingredient_unnamed: 'One of its parts',
  verify_ingredient_none: '“{title}” came without credentials.',

  verify_watermark_detected: 'An invisible mark of this installation was found in the pixels.',
  verify_watermark_registered:
    'The invisible mark of the recorded picture was found, at the place where that picture lies in this one.',
  verify_watermark_not_detected:
    'No invisible mark of this installation was found. Absence proves nothing: a mark can be destroyed, and other makers use other marks.',
  verify_watermark_slow:
    'The invisible mark was not searched: took too long. Whether there is one stays open; everything else here was read.',
  verify_watermark_broken:
    'The invisible mark was not searched: the search broke off. Whether there is one stays open; everything else here was read.',
  verify_watermark_not_searched: 'No invisible mark was looked for, because there is no watermark key here.',
  verify_watermark_unreadable: 'No invisible mark could be looked for, because the picture could not be read.',

  verify_record_part:
    'The mark leads to a recorded picture, and says that this one was cut from it, turned or mirrored. Whether it shows the same thing cannot be told from fingerprints of whole pictures: look at both.',
  verify_removed: 'It was removed here by retention on {date}: its record remains, the picture does not come back.',
  verify_record_by_sha256: 'This exact file was delivered by {organisation} on {date}.',
  verify_record_by_watermark:
    'The mark leads to a picture that {organisation} made on {date}. The two look the same ({distance} of 256 bits differ).',
  verify_record_by_fingerprint:
    'No mark was found, but the picture looks like one that {organisation} made on {date} ({distance} of 256 bits differ).',
  verify_record_placed:
    'The mark leads to a picture that {organisation} made on {date}, and the two agree in their details: {shown} % of it is here, turned by {degrees}°, and fills {fills} % of this file.',
  verify_record_likeness:
    'No mark was found, but details and colours are those of a picture that was made here: {shown} % of it would be here, turned by {degrees}°. That is a likeness, not a proof, and so nothing more is told of it.',
  verify_record_alike:
    'No mark was found. The picture is laid out like one that {organisation} made ({distance} of 256 bits differ), but its colours are others, or can no longer be compared: it may be a changed copy or only a similar design. Look at both.',
  verify_record_not_found: 'Our records know no such picture.',
  verify_record_not_searched: 'Records were not searched.',
  verify_record_uncertain:
    'The mark leads to a record, but there is too little in this picture to tell whether it is the same one ({distance} of 256 bits differ).',
  verify_record_other_picture:
    'The mark leads to a record of a different picture ({distance} of 256 bits differ): it does not belong to this one.',

  verify_unreadable_shared: 'The file could not be read as a picture.',
  verify_unreadable_slow: '{name} took too long to read and was given up. Export it again as a plain PNG or JPEG.',
  verify_unreadable_broken: '{name} could not be read. Export it again as a plain PNG or JPEG.',

  'source.trainedAlgorithmicMedia': 'Made by a generative model.',
  'source.compositeWithTrainedAlgorithmicMedia': 'A composition that contains pictures made by a generative model.',
  'source.algorithmicMedia': 'Drawn by a program, without a generative model.',
  'source.composite': 'A composition of several elements.',
  'source.compositeSynthetic': 'A composition that contains synthetic elements.',
  'source.digitalCapture': 'Taken with a digital camera.',
  'source.computationalCapture': 'Taken with a digital camera and processed by it.',
  'source.digitalCreation': 'Made by a person with digital tools.',
  'source.digitalArt': 'Made by a person with digital tools.',
  'source.screenCapture': 'A screenshot.',

  'c2pa.assertion.dataHash.mismatch': 'The picture was changed after it was signed.',
  'c2pa.assertion.boxesHash.mismatch': 'The picture was changed after it was signed.',
  'c2pa.assertion.bmffHash.mismatch': 'The picture was changed after it was signed.',
  'c2pa.assertion.hashedURI.mismatch': 'A statement in the credentials was changed after signing.',
  'c2pa.claimSignature.mismatch': 'The signature does not fit the credentials.',
  'c2pa.claimSignature.missing': 'The signature is missing.',
  'c2pa.claimSignature.outsideValidity': 'The picture was signed when the certificate was not valid.',
  'c2pa.signingCredential.untrusted': 'This installation does not know the signer.',
  'c2pa.signingCredential.expired':
    'The signer’s certificate has expired, and no time stamp proves that it was signed before.',
  'c2pa.signingCredential.invalid': 'The signer’s certificate is not one that may sign pictures.',
  'c2pa.signingCredential.ocsp.revoked': 'The signer’s certificate was withdrawn.',
  'c2pa.manifest.unreadable': 'The credentials are damaged and cannot be read.',
  'c2pa.ingredient.manifest.mismatch': 'The credentials of something the picture was made from were exchanged.',
  'c2pa.timeStamp.untrusted': 'The time stamp comes from an authority that is not known here.',
  'c2pa.timeStamp.mismatch': 'The time stamp does not fit the signature.',
} as const satisfies Words;
