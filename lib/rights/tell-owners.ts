import { forOrganisation } from '../db/index';
import { env } from '../env/index';
import { newId } from '../ids/index';
import { mailWay, sendMail } from '../mail/index';

export interface RightsNews {
  title: string;
  holder: string;
  cases: number;
}

/** A notice on the rights screen, and a mail to each owner where mail is set up. */
export async function tellOwners(organisationId: string, news: RightsNews): Promise<void> {
  const addresses = await forOrganisation(organisationId, async (tx) => {
    await tx.rightsNotice.create({
      data: { id: newId('notice'), organisationId, kind: 'past-deliveries', body: { ...news } },
    });
    const owners = await tx.member.findMany({
      where: { organisationId, role: 'owner' },
      select: { user: { select: { email: true } } },
    });
    return owners.map(({ user }) => user.email);
  });
  if (mailWay() === 'none') return;
  const { APP_URL, PORT } = env();
  const link = new URL('/rights', APP_URL ?? `http://localhost:${PORT}`).href;
  for (const to of addresses)
    sendMail({
      to,
      subject: `${news.cases} delivered ${news.cases === 1 ? 'picture resembles' : 'pictures resemble'} a registered work`,
      text: [
        `“${news.title}” of ${news.holder} was registered as a protected work. ${news.cases} of your delivered pictures resemble it.`,
        'Nothing was withdrawn. Look at them side by side and decide:',
        link,
        'Colophon',
      ].join('\n\n'),
    });
}
