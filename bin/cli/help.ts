import { LAYOUT_IDS, PLACEMENTS, QUIET_REGIONS } from '../../lib/pipeline/brief/index';

const placements = PLACEMENTS.map(({ id }) => id).join(', ');

export const HELP = `colophon: a brief in, finished, checked and signed images out.

  colophon create --brand FILE.json --prompt TEXT [options]
    --brief FILE.json      prompt, copy and the rest from a file; options win over it
    --headline, --subline, --cta TEXT
    --placements a,b       ${placements}
    --count N              1 to 10 pictures for each placement
    --seed N               the same seed draws the same picture
    --product FILE         your product photo, set into the scene
    --init FILE            begin from this picture: drawn over, or with
    --mask FILE              only where the mask is white, the rest kept pixel for pixel, or with
    --outpaint               beyond its edges, to each placement's shape
    --strength N             0 gives it back, 1 leaves it entirely
    --people none|real|synthetic   who is to be seen on a picture you begin from
    --tile                 opposite edges of the artwork meet
    --draft                a first look in a moment: checked, marked across itself, free
    --layout NAME          ${LAYOUT_IDS.join(', ')}
    --quiet REGION         where copy will stand: ${QUIET_REGIONS.join(', ')}
    --negative TEXT, --steps N, --guidance N
    --engine NAME          scenes unless said; house where a picture is begun from, or a scene tiled that scenes cannot
    --ai-label             print a notice: “AI-generated”, or “Computer-generated” where no model drew it
    --anyway               draw what the engine can make of a subject it does not know
    --out DIR              default: out
    --json                 say what was made, and what was not, as JSON on stdout
  colophon seal FILE… --brand FILE.json --source SOURCE [options]
                         check, mark and sign pictures made elsewhere
    --source SOURCE        trained, composite, algorithmic, photo or human: what you declare
    --people none|real|synthetic   who is to be seen
    --placements a,b       original (default: the picture keeps its size), ${placements}
    --regions a,b          eu, us-ca, us-ny, cn, in, kr: the notices those places ask for
    --title TEXT, --ai-label, --out DIR, --json
  colophon verify FILE… [--sidecar FILE.c2pa] [--json]
                                        credentials, watermark and record of any picture
  colophon manifest FILE [--out FILE.c2pa] [--json]
                                        take a picture's credentials out, as a sidecar for places that strip them
  colophon watermark embed FILE --out FILE [--id HEX16] [--json]
                                        mark a picture with this installation's key
  colophon watermark detect FILE [--json]
                                        look for a mark: crops, turns and other sizes included
  colophon reproduce REPORT [--threads N] [--json]  draw the artwork of a report again; name what differs
  colophon bench watermark [--images DIR] [--page FILE] [--json]
                                        what the mark withstands, measured
  colophon report verify FILE [--key FILE] [--picture FILE] [--json]   check a report or receipt offline
  colophon report pdf FILE [--receipt FILE] [--picture FILE] [--out FILE] [--json]  the report on paper
  colophon certs print                  the certificate chain this installation signs with
  colophon certs init --organisation NAME
                                        a development chain under your name, where there are no keys yet
  colophon certs request --organisation NAME [--name CN] [--out FILE] [--again]
                                        the next key, and the request for its certificate
  colophon certs check FILE [--key FILE] [--root FILE] [--json]
                                        would this chain be accepted by C2PA validators?
  colophon certs install FILE --root FILE [--json]
                                        sign with it from now on; what was signed before stays trusted
  colophon cases list [--status open|decided] [--limit N] [--cursor C] [--json]   what waits for a person
  colophon cases show ID [--json]       one case, every number against its threshold
  colophon cases claim ID [--as EMAIL]  take it for 15 minutes, so that nobody else works on it
  colophon cases decide ID --approve|--reject --reason TEXT [--as EMAIL] [--out DIR] [--json]
  colophon cases appeal GENERATION [--item ID] --statement TEXT [--json]         object to a block
  colophon cases appoint EMAIL [--name NAME] [--organisation SLUG] [--json]      name a reviewer
    --as EMAIL             decide as that person; password from COLOPHON_PASSWORD or asked for.
                           Nobody decides on their own generation, nor twice on one appeal.
  colophon policy check --prompt TEXT [--headline TEXT …] [--json]
                         what policy says: verdict, findings, wording that passes (exit 0, 3 blocked, 4 review)
  colophon policy test [--json]         the cases beside the rules
  colophon policy replay [--draft FILE.json] [--days N] [--json]
                         what the draft would have changed about past decisions
  colophon policy publish --note WHY    the draft becomes the next version
  colophon policy history | restore N --note WHY
  colophon org list|create NAME [--owner EMAIL]|show [SLUG]|switch SLUG|transfer MEMBER [--json]
  colophon org settings [SLUG] [--name TEXT] [--regions EU,US] [--retention DAYS|none] [--preset NAME|none]
    [--second-factor | --no-second-factor] [--json]
  colophon retention sweep [--dry-run] [--org SLUG] [--json]
                         delete what is past its organisation's days, for good; --dry-run says what that would be
  colophon retention hold GENERATION --reason TEXT | lift GENERATION | holds [--org SLUG] [--json]
                         keep a generation's pictures past retention: legal hold
  colophon member list|invitations [--org SLUG] [--json]
  colophon member add EMAIL|invite [EMAIL] [--role ROLE] [--days N]|withdraw ID|role MEMBER ROLE
  colophon member quota MEMBER CREDITS|none, member remove MEMBER, member link EMAIL
  colophon preset list|show|import|export|draft|publish|diff|rollback|share|follow|copy [--json]
                         a brand's rules: drafts, versions, sharing; --help names the options
  colophon audit-log verify [--key FILE]     the chain, and the heads signed each day
  colophon audit-log export [--format csv|json] [--kind K] [--about ID] [--from DAY] [--until DAY]
  colophon audit run STUDY.json [--json]     declare a study, work it here, and say what it found
  colophon audit show ID [--json]            a study or an audit; also list, pause ID, resume ID
  colophon audit export ID [--format json|csv|pdf] [--out FILE]
  colophon rights add FILE… [--title T] [--holder H] [--kind K] [--own] [--no-preview] [--json]
                         protect pictures everywhere here; also --name TEXT, --fingerprint HEX; --own: marks of your own
  colophon rights match FILE [--json]        which registered works is this a copy of, whole or in part?
  colophon rights import FILE.csv|zip [--holder H] [--kind K] [--own] [--json]
  colophon rights list|names [--json]        what is registered; the names that policy stops
  colophon rights disputes list|decide ID --uphold|--reject --reason TEXT
  colophon rights opt-outs list|decide ID --accept|--reject [--reason TEXT]
  colophon model sheet --out DIR [--engine house|scenes] [--families A,B] [--size N]
                         what the engines draw: every family in three palettes and with three places kept quiet
  colophon model nearest FILE [--out DIR] [--most N] [--engine NAME] [--json]
                         the training pictures most like a file; --out draws them again from their seeds, beside it
    --folder DIR           of any of these and of bench house-model: a house model that is not the listed one
  colophon model briefs --out DIR [--size N]   twenty briefs, drawn by both engines side by side
  colophon bench similarity [--only=PARTS] [--json]   recall, false matches, cost; FULL=1 in full
  colophon bench house-model [--count N] [--seed N] [--json]   every bar of the model, beside the renders; FULL=1 in full
  colophon bench policy|brands|audits [--json]   what each reaches of its bars, misses listed
  colophon bench provenance [--only signing,fingerprints] [--json]   what credentials cost; how far fingerprints move

Exit codes: 0 delivered, 1 failure, 2 bad input, 3 blocked, 4 held for review, 5 the engine cannot draw the subject.`;
