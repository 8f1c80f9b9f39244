/** Looks at the clocks of cases: whose time has run out is told to admins and owners, once. */
import { log } from '../../lib/log/index';
import { caseMails, escalateOverdue } from '../../lib/reviews/index';

export async function escalateCases(now = new Date()): Promise<number> {
  const told = await escalateOverdue(now);
  for (const { caseId, kind, people } of told) {
    for (const { email } of people) caseMails.overdue(email, caseId, kind);
    log.warn({ caseId, kind, people: people.length }, 'a case is overdue; admins and owners are told');
  }
  return told.length;
}
