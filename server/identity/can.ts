import type { Role } from '../../shared/consultation.ts';
import type { ClientEventName } from '../../shared/signalling.ts';

const GP: readonly Role[] = ['gp'];
const PATIENT: readonly Role[] = ['patient'];
const CHAPERONE: readonly Role[] = ['chaperone'];
/** R4, R6: the patient's page, and that of whoever decides and joined from elsewhere. */
const CONSENTING: readonly Role[] = ['patient', 'representative'];
const EVERYONE: readonly Role[] = ['gp', 'patient', 'chaperone', 'representative'];

/**
 * R7: only clinicians satisfy clinical gates; only the patient or whoever decides for them gives consent. One line an action, deny by default.
 * The role is the person's role in this consultation, found by the server from their session.
 */
const ALLOWED: Record<ClientEventName, readonly Role[]> = {
  'statement:clinician': GP,
  'statement:patient': PATIENT,
  'consent:answer': CONSENTING,
  'consent:noted': GP,
  'consent:withdraw': CONSENTING,
  'patient:ask': GP,
  'patient:ready': PATIENT,
  'patient:help': PATIENT,
  'patient:help-seen': GP,
  'participant:admit': GP,
  'participant:hold': GP,
  'participant:leave': ['patient', 'chaperone', 'representative'],
  'consultation:open': GP,
  'consultation:begin': GP,
  'consultation:end': GP,
  'consultation:close': GP,
  'consultation:in-person': GP,
  'private:say': ['patient', 'chaperone'],
  'chaperone:attest': CHAPERONE,
  'chaperone:pause': CHAPERONE,
  'chaperone:resume': CHAPERONE,
  'patient:resume': PATIENT,
  'capture:request': GP,
  'capture:grab': GP,
  'capture:refuse': PATIENT,
  'capture:failed': PATIENT,
  'capture:forgotten': PATIENT,
  'still:label': GP,
  'still:file': GP,
  'still:discard': GP,
  'still:decide': GP,
  'media:join': EVERYONE,
  'media:connect': EVERYONE,
  'media:produce': EVERYONE,
  'media:restart-ice': EVERYONE,
  'media:layer': EVERYONE,
};

/** May somebody in this role do this at all? Whether they may now is for the rules. */
export const can = (role: Role, action: ClientEventName): boolean => ALLOWED[action].includes(role);
