import {
  changeOrganisation,
  createOrganisation,
  foundOrganisation,
  getOrganisation,
  listOrganisations,
  type OrganisationView,
  transferOwnership,
} from '../../lib/accounts/index';
import { userForSignIn } from '../../lib/db/index';
import { ColophonError } from '../../lib/errors/index';
import { actorIn, chooseSlug } from './chosen-organisation';
import { openCommandHome } from './home';
import { readOptions, wholeNumber } from './options';
import { note, sayJson, sayLine } from './say';
import { readVerb } from './verbs';

const OPTIONS = {
  json: { type: 'boolean' },
  org: { type: 'string' },
  slug: { type: 'string' },
  owner: { type: 'string' },
  name: { type: 'string' },
  regions: { type: 'string' },
  retention: { type: 'string' },
  preset: { type: 'string' },
  'second-factor': { type: 'boolean' },
} as const;

const VERBS = {
  list: '',
  create: 'NAME',
  show: '[SLUG]',
  settings: '[SLUG]',
  switch: 'SLUG',
  transfer: 'MEMBER',
} as const;

/** `colophon org …`: what owners and admins do on the settings page, and what only the operator can. */
export async function org(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { verb, words } = readVerb('org', positionals, VERBS);
  const [word = ''] = words;
  const home = await openCommandHome();
  const json = values.json ?? false;
  const actorFor = async (slug: string | undefined) => (slug ? actorIn(slug) : home.actor);
  try {
    switch (verb) {
      case 'list': {
        const found = await listOrganisations();
        if (json) sayJson(found);
        else
          for (const { slug, name, members } of found.organisations) sayLine(`${slug}  “${name}”  ${members} members`);
        return 0;
      }
      case 'create':
        say(await create(word, values), json);
        return 0;
      case 'show':
        say(await getOrganisation(await actorFor(word || values.org)), json);
        return 0;
      case 'settings': {
        const actor = await actorFor(word || values.org);
        const change = changeFrom(values);
        say(
          Object.keys(change).length > 0 ? await changeOrganisation(actor, change) : await getOrganisation(actor),
          json,
        );
        return 0;
      }
      case 'switch': {
        const { organisationName } = await actorIn(word);
        await chooseSlug(word);
        if (json) sayJson({ organisation: word });
        else note(`Commands now work in “${organisationName}”.`);
        return 0;
      }
      case 'transfer': {
        const actor = await actorFor(values.org);
        await transferOwnership(actor, word);
        if (json) sayJson({ organisation: actor.organisationId, owner: word });
        else note(`${word} owns “${actor.organisationName}” now.`);
        return 0;
      }
    }
  } finally {
    await home.close();
  }
}

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** With `--owner`, that person's; without, one that has no people yet, for `member add`. */
async function create(name: string, values: Values): Promise<OrganisationView> {
  if (values.owner !== undefined) {
    const user = await userForSignIn(values.owner);
    if (!user) throw new ColophonError('not_found', { thing: 'person with this address' });
    return getOrganisation(await actorIn((await foundOrganisation(user.id, name)).slug));
  }
  const slug =
    values.slug ??
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  if (!/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/.test(slug))
    throw new ColophonError('invalid_argument', {
      argument: '--slug',
      problem: 'must be small letters and digits joined by hyphens, up to 62.',
    });
  await createOrganisation({ name, slug });
  return getOrganisation(await actorIn(slug));
}

function changeFrom(values: Values) {
  const none = (text: string) => (text === 'none' ? null : text);
  const { name, regions, retention, preset } = values;
  const factor = values['second-factor'];
  return {
    ...(name === undefined ? {} : { name }),
    ...(regions === undefined ? {} : { regions: regions.split(/[\s,]+/).filter(Boolean) }),
    ...(retention === undefined
      ? {}
      : { retentionDays: retention === 'none' ? null : wholeNumber('retention', retention) }),
    ...(preset === undefined ? {} : { defaultPresetId: none(preset) }),
    ...(factor === undefined ? {} : { secondFactorRequired: factor }),
  };
}

function say(view: OrganisationView, json: boolean): void {
  if (json) {
    sayJson(view);
    return;
  }
  const { id, name, slug, regions, retentionDays, defaultPresetId, secondFactorRequired } = view;
  sayLine(`${slug}  “${name}”  ${id}`);
  sayLine(
    `  regions ${regions.join(', ') || 'none'}; retention ${retentionDays === null ? 'unlimited' : `${retentionDays} days`}; preset ${defaultPresetId ?? 'newest'}; second factor ${secondFactorRequired ? 'required' : 'optional'}`,
  );
}
