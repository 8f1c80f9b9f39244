import NextAuth from 'next-auth';
import { demandOwnOrigin } from '../../../http/origin';
import { answerFor } from '../../../http/problem';
import { authOptions } from '../../../session/options';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: Request, context: Context): Promise<Response> {
  try {
    if (request.method === 'POST') demandOwnOrigin(request.headers);
    return (await NextAuth(request as never, context as never, authOptions())) as Response;
  } catch (error) {
    return answerFor(error);
  }
}

export { handle as GET, handle as POST };
