import type { FastifyInstance } from 'fastify';
import { Empty, SignIn } from '../../shared/http.ts';
import { OpenLink, VerifyLink } from '../../shared/http-patient.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { ClinicalDeps } from '../clinical/consultation/change-consultation.ts';
import { addressOf, parse } from '../http/context.ts';
import type { Identify } from '../http/context.ts';
import { limitedStaff } from '../http/limited-staff.ts';
import type { SessionCookies } from '../http/session-cookies.ts';
import { createFailureLimit, createLimit } from '../platform/rate-limits.ts';
import { enterByChaperoneLink, openChaperoneLink } from './chaperone-link.ts';
import { signIn, signOut, signedIn, staffMe } from './sign-in.ts';
import { openPatientLink, verifyPatient } from './verify-patient.ts';
import { linkMe } from './link-me.ts';

export interface IdentityRoutes {
  readonly deps: ClinicalDeps;
  readonly cookies: SessionCookies;
  readonly identify: Identify;
}

const staffRoutes = (app: FastifyInstance, { deps, cookies, identify }: IdentityRoutes): void => {
  const byAddress = createFailureLimit(30, 300);
  // By account and address: nobody far away can lock a doctor out. By account alone: a slow, spread guess still ends.
  const byAccountHere = createFailureLimit(10, 900, 'sign_in_locked');
  const byAccount = createFailureLimit(200, 86_400, 'sign_in_locked');
  app.post('/api/staff/sign-in', async (request, reply) => {
    const body = parse(SignIn, request.body);
    const email = body.email.toLowerCase();
    const address = addressOf(request);
    const sessionId = await byAddress(address, () =>
      byAccountHere(`${address} ${email}`, () => byAccount(email, () => signIn(deps, body))),
    );
    cookies.set(reply, 'staff', sessionId);
    return staffMe(deps.db, await signedIn(deps, sessionId));
  });
  const staff = limitedStaff(identify, 600);
  app.post('/api/staff/sign-out', async (request, reply) => {
    // Without a limit: it succeeds once, and must always.
    const actor = await identify.staff(request.headers.cookie, 'session:own');
    parse(Empty, request.body);
    await signOut(deps, actor);
    cookies.clear(reply, 'staff');
    return {};
  });
  app.get('/api/staff/me', async (request) => staffMe(deps.db, await staff(request, 'session:own')));
};

const patientRoutes = (app: FastifyInstance, { deps, cookies, identify }: IdentityRoutes): void => {
  const byAddress = createLimit(60, 300);
  app.post('/api/patient/open', async (request) => {
    await byAddress(addressOf(request));
    return openPatientLink(deps, parse(OpenLink, request.body).token);
  });
  app.post('/api/patient/verify', async (request, reply) => {
    await byAddress(addressOf(request));
    const { sessionId, ...verified } = await verifyPatient(deps, parse(VerifyLink, request.body));
    cookies.set(reply, 'patient', sessionId);
    return verified;
  });
  app.get('/api/patient/me', async (request) =>
    linkMe(deps.db, await identify.link(request.headers.cookie, 'patient')),
  );
};

const chaperoneRoutes = (app: FastifyInstance, { deps, cookies, identify }: IdentityRoutes): void => {
  const byAddress = createLimit(60, 300);
  app.post('/api/chaperone/open', async (request) => {
    await byAddress(addressOf(request));
    return openChaperoneLink(deps, parse(OpenLink, request.body).token);
  });
  app.post('/api/chaperone/enter', async (request, reply): Promise<{ consultationId: ConsultationId }> => {
    await byAddress(addressOf(request));
    const { sessionId, consultationId } = await enterByChaperoneLink(
      deps,
      parse(OpenLink, request.body).token,
    );
    cookies.set(reply, 'chaperone', sessionId);
    return { consultationId };
  });
  app.get('/api/chaperone/me', async (request) =>
    linkMe(deps.db, await identify.link(request.headers.cookie, 'chaperone')),
  );
};

export const identityRoutes = (app: FastifyInstance, options: IdentityRoutes): void => {
  staffRoutes(app, options);
  patientRoutes(app, options);
  chaperoneRoutes(app, options);
};
