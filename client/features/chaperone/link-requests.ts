import { ChaperoneEntered, ChaperoneLinkOpened, LinkMe } from '../../../shared/http-patient.ts';
import { request } from '../../platform/http.ts';

/** Whom the link is for. The token travels in the body, on a button press only: mail scanners open links (S1). */
export const openLink = (token: string): Promise<ChaperoneLinkOpened> =>
  request(ChaperoneLinkOpened, '/api/chaperone/open', { method: 'POST', body: { token } });

/** "That is me": sets the chaperone's session cookie. */
export const enter = (token: string) =>
  request(ChaperoneEntered, '/api/chaperone/enter', { method: 'POST', body: { token } });

/** Is there a chaperone's session in this browser? @throws {ClientError} `not_signed_in` when there is none */
export const whoAmI = () => request(LinkMe, '/api/chaperone/me');
