import type { ConsultationFacts, Participant } from '../../../shared/consultation.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { MediaGrants, MediaSource } from '../../../shared/media.ts';
import type { PictureOff } from '../../../shared/views.ts';
import { chaperoneDropped, isPaused } from '../chaperone/chaperone.rules.ts';
import { talkBlockers } from './gates.rules.ts';

const NOTHING: ReadonlySet<MediaSource> = new Set();
const SOUND: ReadonlySet<MediaSource> = new Set(['microphone']);
const BOTH: ReadonlySet<MediaSource> = new Set(['camera', 'microphone']);

const admitted = (facts: ConsultationFacts): readonly Participant[] =>
  facts.state.name === 'conversation' && talkBlockers(facts).length === 0
    ? facts.participants.filter(({ status }) => status === 'admitted')
    : [];

/** R30: why the patient's picture is off for everyone: paused by the chaperone, or they dropped out of an intimate examination. */
export const pictureOff = (facts: ConsultationFacts): PictureOff | null => {
  if (isPaused(facts)) return 'paused';
  return chaperoneDropped(facts) ? 'chaperone_gone' : null;
};

/**
 * R4, R6: a guardian sees the child; whoever decides for an adult hears them and sees the doctor, and does not see an
 * examination that is none of their business.
 */
const sees = (
  { patientAge, policy }: ConsultationFacts,
  who: Participant,
  whom: Participant,
  sent: ReadonlySet<MediaSource>,
): ReadonlySet<MediaSource> =>
  who.role === 'representative' && whom.role === 'patient' && patientAge >= policy.ages.adult && sent === BOTH
    ? SOUND
    : sent;

/**
 * R13, R30: who may send and receive what. Nothing flows before the conversation is open and the person is admitted;
 * a pause stops the patient's picture for everyone and leaves the sound.
 */
export const grants = (facts: ConsultationFacts): MediaGrants => {
  const inside = admitted(facts);
  const off = pictureOff(facts) !== null;
  const sends = (participant: Participant): ReadonlySet<MediaSource> =>
    participant.role === 'patient' && off ? SOUND : BOTH;
  const produce = new Map<ParticipantId, ReadonlySet<MediaSource>>();
  const receive = new Map<ParticipantId, ReadonlyMap<ParticipantId, ReadonlySet<MediaSource>>>();
  for (const participant of facts.participants) produce.set(participant.id, NOTHING);
  for (const participant of inside) {
    produce.set(participant.id, sends(participant));
    const others = inside.filter(({ id }) => id !== participant.id);
    receive.set(
      participant.id,
      new Map(others.map((other) => [other.id, sees(facts, participant, other, sends(other))])),
    );
  }
  return { produce, receive };
};
