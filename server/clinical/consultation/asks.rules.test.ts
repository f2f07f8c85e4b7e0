import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedWhat, PatientStatement } from '../../../shared/consultation.ts';
import { anyFacts } from '../../../tests/support/any-facts.ts';
import {
  CHAPERONE,
  OTHER_PLAN,
  PLAN,
  PLAN_SAID,
  TOLD,
  answering,
  chaperonedFacts,
  disconnected,
  minute,
  openFacts,
  pause,
  saying,
  unasked,
  withParticipant,
  without,
} from '../../../tests/support/consultation-facts.ts';
import { openAsks } from './asks.rules.ts';

const open = openFacts();
const asked = (facts: typeof open): string[] => openAsks(facts).map(({ kind }) => kind);

test('[R13] nothing is asked when everything is answered', () => {
  expect(openAsks(open)).toEqual([]);
  expect(openAsks(chaperonedFacts())).toEqual([]);
});

test('[R13] nothing is asked once the call is over, whatever is open', () => {
  const facts = unasked(open, 'take', 'store', 'examination');
  const states = [
    { name: 'finishing', openedAt: minute(5), endedAt: minute(30) },
    { name: 'cancelled', at: minute(30), reason: 'Moved' },
    { name: 'no_show', at: minute(30) },
  ] as const;
  for (const state of states)
    expect(openAsks({ ...facts, state, pauses: [pause({ resumeRequestedAt: minute(14) })] })).toEqual([]);
});

describe('the chaperone', () => {
  const held = withParticipant(without(chaperonedFacts(), 'chaperone_person'), CHAPERONE, {
    status: 'held',
    admittedAt: null,
  });
  const person = (accepted: boolean) =>
    ({ kind: 'chaperone_person', participantId: CHAPERONE, accepted, comfortable: true }) as const;

  test('[R30] the patient is asked about this person while they are held', () => {
    expect(openAsks(held)[0]).toEqual({ kind: 'chaperone_person', participantId: CHAPERONE });
  });

  test.each([true, false])('[R30] once answered (%s), not again', (accepted) => {
    expect(asked(saying(held, person(accepted)))).not.toContain('chaperone_person');
  });

  const none = saying(disconnected(chaperonedFacts(), CHAPERONE), {
    kind: 'chaperone_unavailable',
    delayWouldHarm: false,
    note: 'Nobody',
  });

  test('[R31] when none is available the patient chooses, once', () => {
    expect(asked(none)).toEqual(['chaperone_absent']);
    expect(asked(saying(none, { kind: 'chaperone_absent_choice', choice: 'proceed' }, minute(21)))).toEqual(
      [],
    );
  });

  test('[R31] it is asked again when it is said again', () => {
    const chosen = saying(none, { kind: 'chaperone_absent_choice', choice: 'proceed' }, minute(21));
    const again = { kind: 'chaperone_unavailable', delayWouldHarm: true, note: 'Left' } as const;
    expect(asked(saying(chosen, again, minute(22)))).toEqual(['chaperone_absent']);
  });

  test('[R31] who declined a chaperone is not asked to choose', () => {
    const unavailable = { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'Nobody' } as const;
    expect(asked(saying(open, unavailable))).toEqual([]);
  });

  test('[R30] a pause ends with the patient’s agreement, asked for once the chaperone wants to go on', () => {
    expect(asked({ ...open, pauses: [pause()] })).toEqual([]);
    expect(asked({ ...open, pauses: [pause({ resumeRequestedAt: minute(14) })] })).toEqual(['resume']);
    expect(
      asked({ ...open, pauses: [pause({ resumeRequestedAt: minute(14), endedAt: minute(15) })] }),
    ).toEqual([]);
  });
});

describe('asked again by the clinician', () => {
  const answers: [string, AskedWhat, PatientStatement][] = [
    [
      'R30',
      'chaperone',
      { kind: 'chaperone_answer', answer: 'declined', preference: '', askedBy: 'clinician' },
    ],
    ['R11', 'privacy', { kind: 'privacy', private: true, comfortable: true, others: '', participants: [] }],
    ['R10', 'limitations', { kind: 'limitations_acknowledged' }],
    ['R15', 'device_notice', { kind: 'device_notice_acknowledged' }],
  ];
  test.each(answers)('[%s] %s stays open until it is answered after that', (_, what, answer) => {
    const again = saying(open, { kind: 'asked', what }, minute(20));
    expect(asked(again)).toEqual([what]);
    expect(asked(saying(again, answer, minute(21)))).toEqual([]);
  });

  test('[R10] asked before it was ever answered', () => {
    const never = without(open, 'limitations_acknowledged');
    expect(asked(saying(never, { kind: 'asked', what: 'limitations' }))).toEqual(['limitations']);
  });
});

describe('consents', () => {
  test('[R27] the examination is asked once it was explained, not before', () => {
    expect(asked(unasked(open, 'examination'))).toEqual(['examination']);
    expect(asked(without(unasked(open, 'examination'), 'examination_explained'))).toEqual([]);
    expect(asked(without(unasked(open, 'examination'), 'plan'))).toEqual([]);
  });

  test('[R3] photographs are asked once they were explained, while one scope is open or provisional', () => {
    expect(asked(unasked(open, 'store'))).toEqual(['photographs']);
    expect(asked(answering(open, 'take', { provisional: true }))).toEqual(['photographs']);
    expect(asked(without(unasked(open, 'take', 'store'), 'photographs_explained'))).toEqual([]);
  });

  test.each(['no', 'withdrawn'] as const)(
    '[R3] after a final “%s” the patient is left alone until it is explained again',
    (decision) => {
      const answered = answering(open, 'take', { decision });
      expect(asked(answered)).toEqual([]);
      const explained = { kind: 'photographs_explained', planId: PLAN } as const;
      expect(asked(saying(answered, explained, minute(21)))).toEqual(['photographs']);
      expect(asked(saying(answered, { kind: 'asked', what: 'photographs' }, minute(21)))).toEqual([
        'photographs',
      ]);
    },
  );

  test('[R3] who says no to taking is not asked about keeping, even if that was never answered', () => {
    const never = unasked(open, 'take', 'store');
    expect(asked(answering(never, 'take', { decision: 'no' }))).toEqual([]);
    expect(asked(answering(never, 'take', { decision: 'no', provisional: true }))).toEqual(['photographs']);
  });

  test('[R3] what was explained for another plan is not asked under this one', () => {
    const replanned = saying(open, { ...PLAN_SAID, site: 'hand' }, minute(20), OTHER_PLAN);
    expect(asked(replanned)).toEqual([]);
    const explained = saying(
      replanned,
      { kind: 'examination_explained', planId: OTHER_PLAN, concerns: '' },
      minute(21),
    );
    expect(asked(explained)).toEqual(['examination']);
  });

  test('[R3] a change of who will see it asks about photographs again, [R28] and of intimate about both', () => {
    const joined = { ...open, participants: chaperonedFacts().participants };
    expect(asked(joined)).toEqual(['photographs']);
    expect(asked(saying(open, { kind: 'marked_intimate', intimate: true }))).toEqual([
      'examination',
      'photographs',
    ]);
  });

  test('[R3] a final yes that binds is not asked again', () => {
    expect(asked(answering(open, 'take', { told: TOLD }))).toEqual([]);
  });
});

test('[R30] nothing is asked twice at once', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const kinds = asked(facts);
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
  );
});
