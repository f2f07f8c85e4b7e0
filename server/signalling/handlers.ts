import { stateClinician } from '../clinical/checklist/state-clinician.ts';
import { askPatient, patientReady, statePatient } from '../clinical/checklist/state-patient.ts';
import { attest } from '../clinical/chaperone/attest.ts';
import { sayPrivately } from '../clinical/chaperone/private-line.ts';
import { answerResume, pause, requestResume } from '../clinical/chaperone/pause.ts';
import { answerConsent } from '../clinical/consent/answer-consent.ts';
import { noteConsent } from '../clinical/consent/note-consent.ts';
import { withdrawConsent } from '../clinical/consent/withdraw-consent.ts';
import { admit, hold, leave } from '../clinical/consultation/admit.ts';
import { beginConversation } from '../clinical/consultation/begin-conversation.ts';
import type { ClinicalDeps } from '../clinical/consultation/change-consultation.ts';
import {
  closeConsultation,
  endCall,
  openConversation,
  seeInPerson,
} from '../clinical/consultation/move-consultation.ts';
import { helpSeen, requestHelp } from '../clinical/consultation/help.ts';
import { decideStill, discardStill, fileStill, labelStill } from '../clinical/filing/file-still.ts';
import { deviceForgot, failCapture, refuseCapture } from '../clinical/stills/end-capture.ts';
import { grabFrame, requestCapture } from '../clinical/stills/request-capture.ts';
import type { Actor } from '../identity/actor.ts';
import type { Media } from '../media/media.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { Handlers } from './handle.ts';
import type { Member } from './hub.ts';

type UseCase<Payload> = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  payload: Payload,
) => Promise<void>;

/** Which use case answers which event: the whole map, by name. */
export const createHandlers = (deps: ClinicalDeps, media: Media): Handlers => {
  const nothing =
    <Payload>(useCase: UseCase<Payload>) =>
    async (member: Member, payload: Payload): Promise<Record<string, never>> => {
      await useCase(deps, member.actor, member.consultationId, payload);
      return {};
    };
  const place = ({ consultationId, participantId }: Member) => [consultationId, participantId] as const;
  return {
    'statement:clinician': nothing(stateClinician),
    'statement:patient': nothing(statePatient),
    'consent:answer': nothing(answerConsent),
    'consent:noted': nothing(noteConsent),
    'consent:withdraw': nothing(withdrawConsent),
    'patient:ask': nothing(askPatient),
    'patient:ready': nothing(patientReady),
    'patient:help': ({ actor, consultationId }) => requestHelp(deps, actor, consultationId),
    'patient:help-seen': nothing(helpSeen),
    'participant:admit': nothing(admit),
    'participant:hold': nothing(hold),
    'participant:leave': nothing(leave),
    'consultation:open': nothing(openConversation),
    'consultation:begin': nothing(beginConversation),
    'consultation:end': nothing(endCall),
    'consultation:close': nothing(closeConsultation),
    'consultation:in-person': nothing(seeInPerson),
    'private:say': nothing(sayPrivately),
    'chaperone:attest': nothing(attest),
    'chaperone:pause': nothing(pause),
    'chaperone:resume': nothing(requestResume),
    'patient:resume': nothing(answerResume),
    'capture:request': ({ actor, consultationId }) => requestCapture(deps, actor, consultationId),
    'capture:grab': ({ actor, consultationId }) => grabFrame(deps, actor, consultationId),
    'capture:refuse': nothing(refuseCapture),
    'capture:failed': nothing(failCapture),
    'capture:forgotten': nothing(deviceForgot),
    'still:label': nothing(labelStill),
    'still:file': nothing(fileStill),
    'still:discard': nothing(discardStill),
    'still:decide': nothing(decideStill),
    'media:join': (member, payload) => media.join(...place(member), payload),
    'media:connect': async (member, payload) => {
      await media.connect(...place(member), payload);
      return {};
    },
    'media:produce': (member, payload) => media.produce(...place(member), payload),
    'media:restart-ice': (member, payload) => media.restartIce(...place(member), payload),
    'media:layer': async (member, payload) => {
      await media.setLayer(...place(member), payload);
      return {};
    },
  };
};
