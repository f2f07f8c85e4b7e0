import { describe, expect, test } from 'vitest';
import {
  CHAPERONE,
  chaperonedFacts,
  codes,
  disconnected,
  minute,
  openFacts,
  saying,
  withParticipant,
  without,
} from '../../../tests/support/consultation-facts.ts';
import {
  bestInterestBlockers,
  deviceNoticeBlockers,
  limitationsBlockers,
  modalityBlockers,
  necessityBlockers,
  openingBlockers,
  photographModalityBlockers,
  privacyBlockers,
} from './checklist.rules.ts';

const facts = openFacts();
const privacyAnswer = (over: { private?: boolean; comfortable?: boolean }) => ({
  kind: 'privacy' as const,
  private: true,
  comfortable: true,
  others: '',
  participants: [],
  ...over,
});

test('[R8] going on remotely needs a reason', () => {
  expect(codes(bestInterestBlockers(without(facts, 'best_interest')))).toEqual(['best_interest_missing']);
  expect(bestInterestBlockers(facts)).toEqual([]);
});

describe('modality', () => {
  test('[R9] none chosen', () => {
    expect(codes(modalityBlockers(without(facts, 'modality')))).toEqual(['modality_missing']);
  });

  test('[R9] video alone leaves no room for a photograph', () => {
    const video = saying(facts, { kind: 'modality', modality: 'video', reason: 'Overview is enough' });
    expect(codes(photographModalityBlockers(video))).toEqual(['modality_without_photograph']);
  });

  test('[R9] a change is a new entry, and the last one counts', () => {
    const video = saying(facts, { kind: 'modality', modality: 'video', reason: 'Overview is enough' });
    const changed = saying(
      video,
      { kind: 'modality', modality: 'photograph', reason: 'Too soft' },
      minute(21),
    );
    expect(photographModalityBlockers(changed)).toEqual([]);
    expect(changed.statements.filter(({ kind }) => kind === 'modality')).toHaveLength(3);
  });
});

test('[R10] the limits are both discussed and acknowledged', () => {
  expect(codes(limitationsBlockers(without(facts, 'limitations_discussed')))).toEqual([
    'limitations_not_discussed',
  ]);
  expect(codes(limitationsBlockers(without(facts, 'limitations_acknowledged')))).toEqual([
    'limitations_not_acknowledged',
  ]);
  expect(limitationsBlockers(facts)).toEqual([]);
});

describe('the sitting', () => {
  const movedTo = (startsAt: string) => codes(privacyBlockers({ ...facts, startsAt }));

  test('[R11] the appointment moved to another day: what was said of privacy and safety is asked anew', () => {
    expect(movedTo('2026-11-23T10:00:00.000Z')).toEqual([
      'privacy_not_answered',
      'safety_not_answered',
      'interruption_not_attested',
    ]);
  });

  test('[R11] moved by half an hour the same sitting goes on', () => {
    expect(movedTo('2026-11-22T10:30:00.000Z')).toEqual([]);
  });
});

describe('privacy', () => {
  test('[R11] the patient has not answered', () => {
    expect(codes(privacyBlockers(without(facts, 'privacy')))).toEqual(['privacy_not_answered']);
  });

  test.each([{ private: false }, { comfortable: false }])('[R11] the patient says %o', (answer) => {
    expect(codes(privacyBlockers(saying(facts, privacyAnswer(answer))))).toEqual(['patient_not_private']);
  });

  test('[R11] what the clinician decides about it counts only for what was answered before', () => {
    const answered = saying(facts, privacyAnswer({ private: false }), minute(20));
    const decided = saying(answered, { kind: 'safety_decision', note: 'Moved to the bedroom' }, minute(21));
    expect(privacyBlockers(decided)).toEqual([]);
    expect(codes(privacyBlockers(saying(decided, privacyAnswer({ private: false }), minute(22))))).toEqual([
      'patient_not_private',
    ]);
  });

  test('[R11] a decision at the same instant settles it', () => {
    const answered = saying(facts, privacyAnswer({ comfortable: false }), minute(20));
    const decided = { kind: 'safety_decision', note: 'Agreed to go on' } as const;
    expect(privacyBlockers(saying(answered, decided, minute(20)))).toEqual([]);
    const unsafe = saying(facts, { kind: 'safe_to_talk', answer: 'no' }, minute(20));
    expect(privacyBlockers(saying(unsafe, decided, minute(20)))).toEqual([]);
  });

  test('[R11] the clinician has not vouched for their own end', () => {
    expect(codes(privacyBlockers(without(facts, 'no_interruption')))).toEqual(['interruption_not_attested']);
  });

  test('[R11] both halves are there', () => {
    expect(privacyBlockers(facts)).toEqual([]);
  });
});

describe('safe to talk', () => {
  const unsafe = saying(facts, { kind: 'safe_to_talk', answer: 'no' });

  test('[R11] not answered', () => {
    expect(codes(privacyBlockers(without(facts, 'safe_to_talk')))).toEqual(['safety_not_answered']);
  });

  test('[R11] the silent signal holds until the clinician has recorded what was done', () => {
    expect(codes(privacyBlockers(unsafe))).toEqual(['patient_not_safe']);
    expect(
      privacyBlockers(saying(unsafe, { kind: 'safety_decision', note: 'Rang back' }, minute(21))),
    ).toEqual([]);
  });

  test('[R11] a decision from before the signal settles nothing', () => {
    const before = saying(facts, { kind: 'safety_decision', note: 'Earlier' }, minute(19));
    expect(
      codes(privacyBlockers(saying(before, { kind: 'safe_to_talk', answer: 'no' }, minute(20)))),
    ).toEqual(['patient_not_safe']);
  });
});

describe('a newcomer', () => {
  const withNewcomer = chaperonedFacts();

  test('[R11] re-opens the patient’s half', () => {
    expect(codes(privacyBlockers(without(withNewcomer, 'chaperone_person')))).toEqual([
      'privacy_before_newcomer',
    ]);
  });

  test('[R11] re-opens it when the patient accepts the person but is not comfortable', () => {
    const uneasy = saying(without(withNewcomer, 'chaperone_person'), {
      kind: 'chaperone_person',
      participantId: CHAPERONE,
      accepted: true,
      comfortable: false,
    });
    expect(codes(privacyBlockers(uneasy))).toEqual(['privacy_before_newcomer']);
  });

  test('[R11] re-opens the clinician’s half', () => {
    const vouchedBefore = saying(
      without(withNewcomer, 'no_interruption'),
      { kind: 'no_interruption', participants: [] },
      minute(3),
    );
    expect(codes(privacyBlockers(vouchedBefore))).toEqual(['interruption_before_newcomer']);
  });

  test('[R11] who waits outside is not yet new, and who reconnects is not new again', () => {
    const outside = withParticipant(without(withNewcomer, 'chaperone_person'), CHAPERONE, {
      status: 'held',
      admittedAt: null,
    });
    expect(privacyBlockers(outside)).toEqual([]);
    expect(privacyBlockers(disconnected(withNewcomer, CHAPERONE))).toEqual([]);
    expect(privacyBlockers(withNewcomer)).toEqual([]);
  });
});

test('[R13] the conversation begins with who, where, call back and emergencies', () => {
  expect(codes(openingBlockers(without(facts, 'opening')))).toEqual(['opening_missing']);
  expect(openingBlockers(facts)).toEqual([]);
});

test('[R2] no capture before a clinician wrote why it is necessary', () => {
  expect(codes(necessityBlockers(without(facts, 'necessity')))).toEqual(['necessity_missing']);
  expect(necessityBlockers(facts)).toEqual([]);
});

test('[R15] no capture before the patient read about their own device', () => {
  expect(codes(deviceNoticeBlockers(without(facts, 'device_notice_acknowledged')))).toEqual([
    'device_notice_not_acknowledged',
  ]);
  expect(deviceNoticeBlockers(facts)).toEqual([]);
});
