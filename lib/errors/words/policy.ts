import type { Words } from './say';

/**
 * What the findings of policy say; keys are finding codes, `{name}` their parameters. `…_passing` is the wording that would
 * pass, shown beside the finding.
 */
export const POLICY_WORDS = {
  policy_sexual:
    'The {field} asks for sexual content or nudity ({phrase}). Describe clothing, material and mood instead.',
  policy_sexual_passing: 'For example: “a silk dress over a chair, soft morning light”.',
  policy_suggestive:
    'The {field} is suggestive ({phrase}); a person decides. Describe the product and its quality instead.',
  policy_suggestive_passing: 'For example: “elegant, confident, warm evening light”.',
  policy_minors_sexual: 'The {field} brings children near sexual content ({phrase}). This is never made.',
  policy_minors_sexual_passing: 'Leave out either the children or anything about bodies; describe the product.',
  policy_minors_regulated: 'The {field} shows children with goods they may not buy ({phrase}); a person decides.',
  policy_minors_regulated_passing:
    'Show adults only, or leave the product out: “friends in their thirties on a terrace”.',
  policy_hate: 'The {field} attacks people or uses a symbol of hatred ({phrase}).',
  policy_hate_passing: 'Speak of what you offer and to whom it is useful, without judging a group.',
  policy_demeaning: 'The {field} joins a people with a demeaning word ({phrase}); a person decides.',
  policy_demeaning_passing: 'Describe the person, the place or the dish without a judgement on where it comes from.',
  policy_violence_graphic: 'The {field} asks for graphic violence ({phrase}).',
  policy_violence_graphic_passing: 'Show tension without injury: “long shadows in an empty street, red accent light”.',
  policy_violence: 'The {field} speaks of violence ({phrase}); a person decides.',
  policy_violence_passing: 'Describe the setting instead: “a crime novel on a dark desk, one lamp”.',
  policy_self_harm:
    'The {field} speaks of self-harm ({phrase}). If this is about you, please talk to somebody; findahelpline.com lists free lines in every country.',
  policy_self_harm_passing: 'For a prevention campaign, show support: “two people talking on a bench at sunrise”.',
  policy_weapons_making: 'The {field} asks how to make or use a weapon ({phrase}).',
  policy_weapons_making_passing: 'Leave the weapon out and describe the scene around it.',
  policy_weapons: 'The {field} shows a weapon ({phrase}); a person decides.',
  policy_weapons_passing: 'Show the place or the sport instead: “a target range at dawn, empty”.',
  policy_drugs: 'The {field} shows illegal drugs ({phrase}).',
  policy_drugs_passing: 'Describe energy, calm or celebration by light and colour instead.',
  policy_regulated_goods: 'The {field} advertises regulated goods ({phrase}); a person decides.',
  policy_regulated_goods_passing:
    'Show the occasion rather than the product, and add the warnings your market asks for.',
  policy_fraud: 'The {field} would help to deceive somebody out of money or identity ({phrase}).',
  policy_fraud_passing: 'Show your own service, document or product.',
  policy_fake_testimonial:
    'The {field} invents a testimonial, review, award or news item ({phrase}). Use words a real customer gave you.',
  policy_fake_testimonial_passing:
    'For example: state a fact about the product, or quote a real review with its source.',
  policy_before_after: 'The {field} compares before and after ({phrase}); a person checks that it can be proved.',
  policy_before_after_passing: 'Show the result alone, without a comparison.',
  policy_guaranteed_results: 'The {field} promises a certain result ({phrase}); a person checks that it can be proved.',
  policy_guaranteed_results_passing: 'Say what the product is made to do: “designed to …”, “helps you …”.',
  policy_health_cure:
    'The {field} says that a product cures, treats or prevents a disease ({phrase}). Only approved medicines may.',
  policy_health_cure_passing: 'Speak of well-being or of the ingredients: “a calm moment with chamomile”.',
  policy_health_claims: 'The {field} makes a health claim ({phrase}); a person checks the proof.',
  policy_health_claims_passing: 'Describe taste, feeling or ingredients instead, or name the study.',
  policy_finance_claims: 'The {field} promises earnings or safety of money ({phrase}); a person checks it.',
  policy_finance_claims_passing: 'Say what the service does: “see all your accounts in one place”.',
  policy_real_person:
    "The {field} names a real person or asks for a look-alike ({phrase}). A face needs its owner's consent.",
  policy_real_person_passing: 'Describe a fictional person, or leave people out.',
  policy_artist_style: 'The {field} asks for the style of an artist or studio ({phrase}); a person decides.',
  policy_artist_style_passing: 'Name the qualities you mean: “loose watercolour, warm palette, visible paper”.',
  policy_brand_mark: 'The {field} asks for a mark or design that belongs to somebody else ({phrase}).',
  policy_brand_mark_passing: 'Describe the thing without the brand: “a plain running shoe with a curved side stripe”.',
  policy_brand_mention: 'The {field} mentions another brand ({phrase}); a person decides whether that is fair.',
  policy_brand_mention_passing: 'Compare with “others” or “ordinary …”, or leave the name out.',
  policy_protected_name: 'The {field} uses a name that its holder registered here ({phrase}).',
  policy_protected_name_passing: 'Describe what you want to see without the name.',
  policy_personal_data:
    'The {field} holds personal data ({phrase}): it would travel to engines, records and manifests; a person decides.',
  policy_personal_data_passing: 'Leave it out; put addresses and numbers on the page the advertisement leads to.',
  policy_voter_deception: 'The {field} misleads voters about an election ({phrase}).',
  policy_voter_deception_passing:
    'Leave elections out; official dates and places come from the authority that runs them.',
  policy_political_ad:
    'The {field} is or may be political advertising ({phrase}), which has its own rules almost everywhere; a person decides.',
  policy_political_ad_passing: 'Speak of the product or the event without a party, a candidate or a vote.',
  policy_competitor: 'The {field} names a competitor on your organisation’s list ({phrase}); a person decides.',
  policy_competitor_passing: 'Compare with “others” or leave the name out.',
  policy_own_term: 'The {field} uses a word that your organisation’s policy stops ({phrase}).',
  policy_own_term_passing: 'Choose another word; your organisation’s policy says which ones it stops.',
  policy_too_loose: 'loosens the rule “{rule}” further than the operator allows.',
  policy_no_exceptions: 'lets a phrase through; the operator of this installation allows no exceptions.',
  policy_exception_locked: 'lets a phrase through the rule “{rule}”, which nobody may loosen.',
  policy_under_threshold:
    'The rule “{rule}” saw something in the {field} ({phrase}), below the score from which your organisation’s policy asks a person.',
  policy_voice: 'The {field} uses words that the brand avoids ({phrase}); a person decides.',
  policy_voice_passing: 'Choose other words; the preset lists those the brand likes.',
  policy_input_similarity:
    'The {role} picture is close to the registered work “{title}” of {holder} (distance {distance}; {searched} works searched); a person decides.',
  policy_input_similarity_passing: "Use your own picture, or have the holder's consent at hand.",
  policy_input_moderation: 'The classifier {classifier} {classifierVersion} sees “{category}” in the {role} picture.',
  policy_input_moderation_passing: 'Use another picture, or appeal: the classifier may be wrong.',
  policy_input_moderation_passed:
    'The classifier {classifier} {classifierVersion} sees no “{category}” in the {role} picture.',
  policy_input_moderation_not_configured:
    'What the {role} picture shows was not looked at: no image classifier is configured here.',
  policy_input_moderation_not_run:
    'What the {role} picture shows could not be looked at by {classifier} {classifierVersion}: {problem}',
  policy_input_unreadable: 'The {role} picture cannot be used: {problem}',
  policy_input_unreadable_passing: 'Export it again as PNG or JPEG in sRGB.',
  policy_input_quality:
    'The {role} picture is very small ({width} × {height} px; at least {minimum} px a side); a person decides.',
  policy_input_quality_passing: 'Use the original rather than a thumbnail.',
  policy_input_opt_out: 'The {role} picture carries a note that forbids mining it ({notes}); a person decides.',
  policy_input_opt_out_passing: 'Use a picture whose holder allows it, or your own.',
  policy_family_passed: 'Nothing against the rules on {family} was found in the texts.',
  policy_trademarks_passed:
    'No other brand was found in the texts ({names} registered names and the well-known ones compared).',
  policy_input_similarity_passed:
    'The {role} picture is not close to any of {searched} registered works (quality {quality} of 100). Style is not measured.',
  policy_input_similarity_not_run: 'The {role} picture was compared with nothing: no works are registered here.',
  policy_input_similarity_inconclusive:
    'The {role} picture is too soft to be compared reliably (quality {quality} of 100); none of its parts matched {searched} registered works.',
  policy_input_unreadable_passed: 'The {role} picture was read within the limits.',
  policy_input_quality_passed: 'The {role} picture is large enough ({width} × {height} px).',
  policy_input_opt_out_passed: 'The {role} picture carries no note that forbids mining it. That is not permission.',
} as const satisfies Words;
