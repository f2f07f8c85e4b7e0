import { Empty, NewChaperoneLink, NewRepresentativeLink, PatientLink } from '../../../shared/http.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { ClientEventName, ClientPayload } from '../../../shared/signalling.ts';
import type { ConsultationActions } from '../../features/consultation/consultation-props.ts';
import type { FinishActions } from '../../features/finish/finish-props.ts';
import { staffRequest } from '../../platform/staff-request.ts';
import { grabFrame } from './grab-frame.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';

/** What the GP's screens can do, each one event on the socket. All reject with ClientError. */
export function consultationActions(
  client: ConsultationClient,
  id: ConsultationId,
): ConsultationActions & FinishActions {
  const say = async <Name extends ClientEventName>(name: Name, payload: ClientPayload<Name>) => {
    await client.emit(name, payload);
  };
  return {
    state: (statement) => say('statement:clinician', statement),
    noteConsent: (noted) => say('consent:noted', noted),
    askPatient: (what) => say('patient:ask', { what }),
    helpSeen: () => say('patient:help-seen', {}),
    admit: (admission) => say('participant:admit', admission),
    hold: (participantId) => say('participant:hold', { participantId }),
    begin: (start) => say('consultation:begin', start),
    openConversation: () => say('consultation:open', {}),
    endCall: () => say('consultation:end', {}),
    seeInPerson: (decision) => say('consultation:in-person', decision),
    takePhotograph: () => say('capture:request', {}),
    takeFrame: () => grabFrame(client),
    labelStill: (label) => say('still:label', label),
    fileStill: (identifiers) => say('still:file', identifiers),
    discardStill: (discard) => say('still:discard', discard),
    decideStill: (decision) => say('still:decide', decision),
    showPatient: async (stillId, allowed) => {
      await staffRequest(Empty, `/api/stills/${stillId}/patient-may-see`, {
        method: 'POST',
        body: { allowed },
      });
    },
    close: (unfiledReason) => say('consultation:close', { unfiledReason }),
    inviteChaperone: (person) =>
      staffRequest(PatientLink, `/api/consultations/${id}/chaperone-link`, {
        method: 'POST',
        body: NewChaperoneLink.parse(person),
      }),
    inviteRepresentative: (person) =>
      staffRequest(PatientLink, `/api/consultations/${id}/representative-link`, {
        method: 'POST',
        body: NewRepresentativeLink.parse(person),
      }),
  };
}
