import NextAuth from 'next-auth';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { visitorOf } from '../../../http/visitor';
import { authOptions } from '../../../session/options';

const handle = asAnyone<{ nextauth: string[] }>(async (request, params) => {
  if (request.method === 'POST') demandOwnOrigin(request.headers);
  const context = { params: Promise.resolve(params) };
  return (await NextAuth(request as never, context as never, authOptions(visitorOf(request)))) as Response;
});

export { handle as GET, handle as POST };
