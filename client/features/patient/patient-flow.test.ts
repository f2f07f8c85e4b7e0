import { describe, expect, it } from 'vitest';
import type { PatientView } from '../../../shared/views.ts';
import {
  placeAfter,
  depthOf,
  STEPS,
  placeBefore,
  stepsOf,
  screenOf,
  wayBackOf,
  sessionOverOf,
  type PageFacts,
  type PatientScreen,
} from './patient-flow.ts';
import {
  allStatements,
  answeringFor,
  callView,
  childView,
  consented,
  motherView,
  patientView,
  receiptView,
  stated,
  viewQuestion,
  waitingView,
  withMother,
} from './patient.fixtures.ts';

const here: PageFacts = { sessionOver: null, revisiting: null };
const at = (view: PatientView | null, page: Partial<PageFacts> = {}) => screenOf(view, { ...here, ...page });
const where = (screen: PatientScreen) =>
  screen.name === 'step'
    ? `${screen.step}/${screen.part} ${String(screen.current)} of ${String(screen.total)}`
    : screen.name;

/** The facts as they arrive, one answer after another, and the screen that must follow each. */
const journey: [string, number][] = [
  ['device/only 1 of 8', 0],
  ['place/only 2 of 8', 1],
  ['privacy/privacy 3 of 8', 2],
  ['privacy/safe 3 of 8', 3],
];
const yesToVideo = consented(14, 'video', 'yes');

describe('which screen now', () => {
  it('shows nothing of the appointment before the server has answered', () => {
    expect(where(at(null))).toBe('connecting');
  });

  it.each(journey)('goes on at %s after a reload', (expected, answers) => {
    expect(where(at(patientView({ statements: allStatements.slice(0, answers) })))).toBe(expected);
  });

  it('[R12] asks about video before anything else is agreed', () => {
    expect(where(at(patientView({ statements: allStatements.slice(0, 4) })))).toBe('video/only 4 of 8');
  });

  it('[R12] leads a "no" to video to other ways, and says what was noted', () => {
    const answered = allStatements.slice(0, 4);
    const no = consented(20, 'video', 'no');
    expect(where(at(patientView({ statements: answered, consents: [no] })))).toBe('alternatives');
    const chosen = [...answered, stated(21, { kind: 'alternative', choice: 'phone' })];
    expect(at(patientView({ statements: chosen, consents: [no] }))).toEqual({
      name: 'alternative_noted',
      choice: 'phone',
    });
  });

  it('[R12] lets a patient change a "no" to video into a yes, and asks for another way again after a second no', () => {
    const chosen = [...allStatements.slice(0, 4), stated(21, { kind: 'alternative', choice: 'phone' })];
    const no = consented(20, 'video', 'no');
    const yes = consented(22, 'video', 'yes');
    const again = consented(23, 'video', 'no');
    expect(where(at(patientView({ statements: chosen, consents: [no, yes] })))).toBe(
      'limitations/only 5 of 8',
    );
    expect(where(at(patientView({ statements: chosen, consents: [no, yes, again] })))).toBe('alternatives');
  });

  it('[R10] [R15] [R30] goes through limitations, device notice and chaperone in turn', () => {
    const upTo = (count: number) =>
      patientView({ statements: allStatements.slice(0, count), consents: [yesToVideo] });
    expect(where(at(upTo(4)))).toBe('limitations/only 5 of 8');
    expect(where(at(upTo(5)))).toBe('device_notice/only 6 of 8');
    expect(where(at(upTo(6)))).toBe('chaperone/only 7 of 8');
    expect(where(at(upTo(7)))).toBe('photographs/take 8 of 8');
  });

  it('[R3] asks for taking and keeping on their own, and not for keeping after a no to taking', () => {
    const asked = (...consents: object[]) =>
      patientView({ statements: allStatements, consents: [yesToVideo, ...consents] });
    expect(where(at(asked(consented(18, 'take', 'yes'))))).toBe('photographs/store 8 of 8');
    expect(where(at(asked(consented(18, 'take', 'no'))))).toBe('ready');
    expect(where(at(asked(consented(18, 'take', 'yes'), consented(19, 'store', 'no'))))).toBe('ready');
  });

  it('[R11] shows the same next screen whatever was answered about being safe', () => {
    const answer = (said: 'yes' | 'no') => [
      ...allStatements.slice(0, 3),
      stated(13, { kind: 'safe_to_talk', answer: said }),
    ];
    expect(at(patientView({ statements: answer('no') }))).toEqual(
      at(patientView({ statements: answer('yes') })),
    );
  });

  it('[R4, R5] asks a young patient’s page who answers, and the patient what they think', () => {
    const young = childView();
    expect(stepsOf(young)).toEqual([
      'device',
      'who',
      'place',
      'privacy',
      'limitations',
      'device_notice',
      'chaperone',
      'view',
    ]);
    expect(stepsOf(withMother())).toEqual(STEPS);
  });

  it('[R7] asks whoever joined from elsewhere for consent and nothing else', () => {
    expect(stepsOf(motherView())).toEqual(['device', 'video', 'photographs']);
    expect(where(at(motherView({ answering: null })))).toBe('waiting');
    expect(where(at(motherView()))).toBe('device/only 1 of 3');
    expect(where(at(motherView(), { devicesTried: true }))).toBe('video/only 2 of 3');
    const answered = motherView({ consents: [yesToVideo, consented(18, 'take', 'no')] });
    // Her devices are asked about once on this page, and not again when she has gone on.
    expect(where(at(answered))).toBe('waiting');
  });

  it('[R12] [R7] asks whoever comes to decide in the middle of the call before anything flows to them', () => {
    const late = (change: object) => callView({ ...motherView(change), state: callView().state });
    expect(where(at(late({ admitted: false, consents: [] })))).toBe('device/only 1 of 2');
    expect(where(at(late({ admitted: true, consents: [] }), { devicesTried: true }))).toBe(
      'video/only 2 of 2',
    );
    expect(where(at(late({ admitted: false, consents: [yesToVideo] })))).toBe('waiting');
    expect(where(at(late({ admitted: true, consents: [yesToVideo] })))).toBe('call');
  });

  const beforeTheChild = [
    ...allStatements.filter((_, index) => index !== 3),
    answeringFor('Máire Kelly', 'mother', 'yes'),
  ];
  const motherSaid = [yesToVideo, consented(18, 'take', 'yes'), consented(19, 'store', 'yes')];

  it('[R5] [R11] hands the phone to the child for what only the child answers, and back', () => {
    const view = (...statements: object[]) =>
      withMother({ statements: [...beforeTheChild, ...statements], consents: motherSaid });
    const safe = stated(30, { kind: 'safe_to_talk', answer: 'yes' });
    const own = stated(31, { kind: 'own_view', view: 'happy', words: '' });
    expect(where(at(view()))).toBe('view/hand_over 10 of 10');
    expect(where(at(view(), { phoneWith: 'child' }))).toBe('view/safe 10 of 10');
    expect(where(at(view(safe), { phoneWith: 'child' }))).toBe('view/only 10 of 10');
    expect(where(at(view(safe, own), { phoneWith: 'child' }))).toBe('view/hand_back 10 of 10');
    expect(where(at(view(safe, own), { phoneWith: 'guardian' }))).toBe('ready');
    // After a reload nobody knows who holds the phone: what the child has not answered is handed over again.
    expect(where(at(view(safe)))).toBe('view/hand_over 10 of 10');
    expect(where(at(view(safe, own)))).toBe('ready');
  });

  it('[R7] the child’s Back never leads into the answers of whoever is with them', () => {
    const view = withMother({ statements: beforeTheChild, consents: motherSaid });
    expect(wayBackOf(at(view, { phoneWith: 'child' }))).toEqual({ step: 'view', part: 'hand_over' });
    expect(wayBackOf(at(view))).toEqual({ step: 'photographs', part: 'take' });
  });

  it('[R11] asks a child on their own whether it is safe before the rest, and hands nothing over', () => {
    const alone = [...allStatements.slice(0, 3), answeringFor('Oisín', 'the patient, on their own', 'no')];
    expect(where(at(childView({ statements: alone })))).toBe('privacy/safe 4 of 8');
    const rest = [...alone, ...allStatements.slice(3)];
    expect(where(at(childView({ statements: rest })))).toBe('view/only 8 of 8');
  });

  it('[R4] [R5] asks somebody of 16 or 17 for consent and what they think, and nobody who answers', () => {
    const own = patientView({ ownViewQuestion: viewQuestion('deciding') });
    expect(stepsOf(own)).toEqual(STEPS.filter((step) => step !== 'who'));
    const answered = patientView({
      ownViewQuestion: viewQuestion('deciding'),
      statements: allStatements,
      consents: motherSaid,
    });
    expect(where(at(answered))).toBe('view/only 9 of 9');
  });

  it('[R12] leads from the call to other ways when the patient stops the video, and back after a new yes', () => {
    const stopped = [yesToVideo, consented(40, 'video', 'withdrawn')];
    const instead = at(callView({ consents: stopped }));
    expect(instead).toEqual({ name: 'alternatives', duringCall: true });
    expect(wayBackOf(instead)).toBe('ask_to_leave');
    const statements = [...allStatements, stated(41, { kind: 'alternative', choice: 'phone' })];
    expect(at(callView({ consents: stopped, statements }))).toEqual({
      name: 'alternative_noted',
      choice: 'phone',
    });
    expect(where(at(callView({ consents: [...stopped, consented(42, 'video', 'yes')] })))).toBe('call');
  });

  it('waits until the server says admitted, then shows the call', () => {
    expect(where(at(waitingView()))).toBe('waiting');
    expect(where(at(callView({ admitted: false })))).toBe('waiting');
    expect(where(at(callView()))).toBe('call');
  });

  it('shows an answered screen again when the patient goes back, also from the waiting room, never in the call', () => {
    const revisiting = { step: 'place', part: 'only' } as const;
    expect(where(at(waitingView(), { revisiting }))).toBe('place/only 2 of 8');
    expect(where(at(callView(), { revisiting }))).toBe('call');
  });

  it('ends in the receipt, or says why there was no call', () => {
    expect(where(at(receiptView()))).toBe('receipt');
    const when = '2026-03-02T09:20:00.000Z';
    expect(where(at(patientView({ state: { name: 'cancelled', at: when, reason: 'Clinic closed' } })))).toBe(
      'cancelled',
    );
    expect(where(at(patientView({ state: { name: 'no_show', at: when } })))).toBe('no_show');
    const inPerson = { name: 'in_person', at: when, why: 'To feel the lump', safetyNet: 'Ring if it grows' };
    expect(where(at(patientView({ state: inPerson })))).toBe('in_person');
  });

  it('[S1] says so when the session moved to another browser, whatever was on the screen', () => {
    expect(at(callView(), { sessionOver: 'moved' })).toEqual({ name: 'session_over', reason: 'moved' });
    expect(at(receiptView(), { sessionOver: 'moved' })).toEqual({ name: 'session_over', reason: 'moved' });
    expect(where(at(null, { sessionOver: 'left' }))).toBe('session_over');
  });

  it('keeps the receipt on the screen when the session runs out after the call', () => {
    expect(where(at(receiptView(), { sessionOver: 'signed_out' }))).toBe('receipt');
    expect(where(at(callView(), { sessionOver: 'signed_out' }))).toBe('session_over');
  });
});

describe('why the connection ended', () => {
  it.each([
    ['moved', 'moved'],
    ['left', 'left'],
    ['closed', 'left'],
    ['protocol_version', 'outdated'],
    ['not_signed_in', 'signed_out'],
    ['signed_out', 'signed_out'],
  ] as const)('reads %s as %s', (reason, expected) => {
    expect(sessionOverOf({ state: 'ended', reason })).toBe(expected);
  });

  it('is no reason while it may come back', () => {
    expect(sessionOverOf({ state: 'reconnecting', since: 0 })).toBeNull();
  });
});

describe('going back and on', () => {
  it('goes back one screen, and nowhere from the first', () => {
    expect(placeBefore({ step: 'device', part: 'only' })).toBeNull();
    expect(placeBefore({ step: 'video', part: 'only' })).toEqual({ step: 'privacy', part: 'privacy' });
    expect(placeBefore({ step: 'photographs', part: 'store' })).toEqual({
      step: 'photographs',
      part: 'take',
    });
  });

  it('leads back to the question before, and asks before the waiting room or the call is left', () => {
    const step = at(patientView({ statements: allStatements.slice(0, 4) }));
    expect(wayBackOf(step)).toEqual({ step: 'privacy', part: 'privacy' });
    expect(wayBackOf(at(patientView()))).toBeNull();
    const answered = patientView({ statements: allStatements, consents: waitingView().consents });
    expect(wayBackOf(at(answered))).toEqual({ step: 'photographs', part: 'take' });
    expect(wayBackOf(at(waitingView()))).toBe('ask_to_leave');
    expect(wayBackOf(at(callView()))).toBe('ask_to_leave');
    expect(wayBackOf(at(receiptView()))).toBeNull();
  });

  it('lies deeper with each screen, from the first question to the call', () => {
    const videoNo = { statements: allStatements.slice(0, 4), consents: [consented(20, 'video', 'no')] };
    const photographs = { statements: allStatements, consents: [yesToVideo, consented(18, 'take', 'yes')] };
    const depths = [
      patientView(),
      patientView({ statements: allStatements.slice(0, 2) }),
      patientView({ statements: allStatements.slice(0, 3) }),
      patientView(videoNo),
      patientView(photographs),
      patientView({ statements: allStatements, consents: waitingView().consents }),
      waitingView(),
      callView(),
    ].map((view) => depthOf(at(view)));
    expect(depths).toEqual([...new Set(depths)].sort((a, b) => a - b));
  });

  it('[R3] asks about keeping again after taking was answered with yes again', () => {
    expect(placeAfter({ step: 'photographs', part: 'take' }, true)).toEqual({
      step: 'photographs',
      part: 'store',
    });
    expect(placeAfter({ step: 'photographs', part: 'take' }, false)).toBeNull();
    expect(placeAfter({ step: 'privacy', part: 'privacy' }, false)).toEqual({
      step: 'privacy',
      part: 'safe',
    });
    expect(placeAfter({ step: 'place', part: 'only' }, true)).toBeNull();
  });
});
