import { describe, expect, test } from 'vitest';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
import {
  CHAPERONE,
  PLAN_SAID,
  OTHER_PLAN,
  chaperonedFacts,
  codes,
  disconnected,
  minute,
  openFacts,
  pause,
  saying,
  withParticipant,
  without,
} from '../../../tests/support/consultation-facts.ts';
import {
  acceptedByPatient,
  admitChaperoneBlockers,
  chaperoneBlockers,
  isPaused,
  pauseBlockers,
  presentChaperone,
} from './chaperone.rules.ts';

const declined = openFacts();
const there = chaperonedFacts();
const absent = disconnected(there, CHAPERONE);
const person = (accepted: boolean) =>
  ({ kind: 'chaperone_person', participantId: CHAPERONE, accepted, comfortable: true }) as const;

describe('the question', () => {
  test('[R30] an examination waits for a chaperone answer', () => {
    expect(codes(chaperoneBlockers(without(declined, 'chaperone_answer')))).toEqual([
      'chaperone_not_answered',
    ]);
  });

  test('[R30] an intimate examination waits for a chaperone answer', () => {
    const intimate = saying(
      without(declined, 'chaperone_answer'),
      { ...PLAN_SAID, site: 'breast' },
      minute(8),
      OTHER_PLAN,
    );
    expect(codes(chaperoneBlockers(intimate))).toEqual(['chaperone_not_answered']);
  });

  test('[R30] a no is an answer', () => {
    expect(chaperoneBlockers(declined)).toEqual([]);
  });

  test('[R30] the last answer counts', () => {
    const yes = {
      kind: 'chaperone_answer',
      answer: 'accepted',
      preference: '',
      askedBy: 'clinician',
    } as const;
    expect(codes(chaperoneBlockers(saying(declined, yes)))).toEqual(['chaperone_not_present']);
  });
});

describe('the person', () => {
  test('[R30] is not let in before the patient has answered about them by name', () => {
    expect(acceptedByPatient(without(there, 'chaperone_person'), CHAPERONE)).toBeNull();
    expect(codes(admitChaperoneBlockers(without(there, 'chaperone_person'), CHAPERONE))).toEqual([
      'chaperone_person_not_accepted',
    ]);
  });

  test('[R30] may be refused, also after having been accepted', () => {
    const refused = saying(there, person(false));
    expect(acceptedByPatient(refused, CHAPERONE)).toBe(false);
    expect(codes(admitChaperoneBlockers(refused, CHAPERONE))).toEqual(['chaperone_person_refused']);
  });

  test('[R30] is let in once accepted; an answer about somebody else is none', () => {
    expect(admitChaperoneBlockers(there, CHAPERONE)).toEqual([]);
    const somebodyElse = there.participants[0]?.id;
    if (!somebodyElse) throw new Error('nobody');
    expect(codes(admitChaperoneBlockers(there, somebodyElse))).toEqual(['chaperone_person_not_accepted']);
  });
});

describe('wanted', () => {
  test('[R31] and not in the call', () => {
    expect(codes(chaperoneBlockers(absent))).toEqual(['chaperone_not_present']);
  });

  test.each(['held', 'left'] as const)('[R31] and %s, though connected', (status) => {
    const outside = withParticipant(there, CHAPERONE, { status });
    expect(presentChaperone(outside)).toBeUndefined();
    expect(codes(chaperoneBlockers(outside))).toEqual(['chaperone_not_present']);
  });

  test('[R30] and there', () => {
    expect(presentChaperone(there)?.name).toBe('Niamh Kelly');
    expect(chaperoneBlockers(there)).toEqual([]);
  });
});

describe('none available', () => {
  const unavailable = saying(
    absent,
    { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'Nobody on duty' },
    minute(20),
  );
  const choose = (now: ConsultationFacts, choice: 'proceed' | 'rearrange', at: string) =>
    saying(now, { kind: 'chaperone_absent_choice', choice }, at);

  test('[R31] never silently: the patient chooses', () => {
    expect(codes(chaperoneBlockers(unavailable))).toEqual(['chaperone_choice_missing']);
  });

  test('[R31] a choice from before it was said is not an answer to it', () => {
    const early = choose(absent, 'proceed', minute(19));
    const said = saying(
      early,
      { kind: 'chaperone_unavailable', delayWouldHarm: true, note: 'Nobody' },
      minute(20),
    );
    expect(codes(chaperoneBlockers(said))).toEqual(['chaperone_choice_missing']);
  });

  test('[R31] the patient would rather rearrange', () => {
    expect(codes(chaperoneBlockers(choose(unavailable, 'rearrange', minute(21))))).toEqual([
      'patient_rearranges',
    ]);
  });

  test('[R31] the patient chooses to go on, and may still change their mind', () => {
    const goesOn = choose(unavailable, 'proceed', minute(21));
    expect(chaperoneBlockers(goesOn)).toEqual([]);
    expect(codes(chaperoneBlockers(choose(goesOn, 'rearrange', minute(22))))).toEqual(['patient_rearranges']);
  });
});

test('[R31] a clinician who wants one that the patient declines rearranges', () => {
  const wanted = saying(declined, {
    kind: 'chaperone_wanted',
    reason: 'Intimate, and the patient is distressed',
  });
  expect(codes(chaperoneBlockers(wanted))).toEqual(['chaperone_wanted_declined']);
});

test('[R30] a pause holds until it has ended, not merely until resuming was asked for', () => {
  expect(codes(pauseBlockers({ pauses: [pause()] }))).toEqual(['paused']);
  expect(isPaused({ pauses: [pause({ resumeRequestedAt: minute(14) })] })).toBe(true);
  const over = pause({ resumeRequestedAt: minute(14), endedAt: minute(15) });
  expect(isPaused({ pauses: [over, pause()] })).toBe(true);
  expect(pauseBlockers({ pauses: [over] })).toEqual([]);
});
