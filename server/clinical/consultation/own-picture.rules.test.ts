import { describe, expect, test } from 'vitest';
import { StatementId } from '../../../shared/ids.ts';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
import {
  OTHER_PLAN,
  PATIENT,
  PLAN_SAID,
  TOLD,
  answering,
  codes,
  disconnected,
  minute,
  openFacts,
  saying,
  still,
  unasked,
  without,
} from '../../../tests/support/consultation-facts.ts';
import {
  askedAfterBlockers,
  openOwnPicture,
  ownPictureBlockers,
  ownPictureFileBlockers,
} from './own-picture.rules.ts';

const ASKED = StatementId.parse('00000000-0000-4000-8000-0000000000aa');
const asked = (facts: ConsultationFacts): ConsultationFacts =>
  saying(facts, { kind: 'own_picture_asked', what: 'The rash, before it went' }, minute(21), ASKED);
const waiting = (): ConsultationFacts => ({
  ...disconnected(openFacts(), PATIENT),
  state: { name: 'waiting', since: '2026-11-22T10:00:00.000Z' },
});

describe('[R35] what a picture that the patient already has needs', () => {
  test('nobody has to be in the call, examined or chaperoned for it', () => {
    expect(codes(ownPictureBlockers(waiting()))).toEqual([]);
  });

  test('[R2] its necessity', () => {
    expect(codes(ownPictureBlockers(without(waiting(), 'necessity')))).toEqual(['necessity_missing']);
  });

  test('[R15] the notice about the patient’s own device', () => {
    expect(codes(ownPictureBlockers(without(waiting(), 'device_notice_acknowledged')))).toEqual([
      'device_notice_not_acknowledged',
    ]);
  });

  test('[R3] both consents, each', () => {
    expect(codes(ownPictureBlockers(unasked(waiting(), 'take')))).toEqual(['take_not_agreed']);
    expect(codes(ownPictureBlockers(unasked(waiting(), 'store')))).toEqual(['store_not_agreed']);
  });

  test('[R3] a provisional yes to what was told is enough to receive it; to something else it is none', () => {
    const provisional = (told: typeof TOLD | null) =>
      answering(answering(waiting(), 'take', { provisional: true, told }), 'store', {
        provisional: true,
        told,
      });
    expect(codes(ownPictureBlockers(provisional(TOLD)))).toEqual([]);
    expect(codes(ownPictureBlockers(provisional(null)))).toEqual(['consent_for_another_plan']);
    expect(codes(ownPictureBlockers(provisional({ ...TOLD, intimate: true })))).toEqual([
      'consent_for_another_plan',
    ]);
  });

  test('[R3] a provisional yes does not file it; without an own picture the rule says nothing', () => {
    const facts = answering(waiting(), 'take', { provisional: true });
    const own = still({ ownPicture: { askedId: ASKED, what: '', takenOn: null } });
    expect(codes(ownPictureFileBlockers(own, facts))).toEqual(['consent_provisional']);
    expect(codes(ownPictureFileBlockers(own, waiting()))).toEqual([]);
    expect(codes(ownPictureFileBlockers(still(), facts))).toEqual([]);
  });

  const own = still({ ownPicture: { askedId: ASKED, what: '', takenOn: null } });
  const files = (facts: ConsultationFacts) => codes(ownPictureFileBlockers(own, asked(facts)));

  test('[R3, R35] it is not filed against a no, a withdrawal, or without an answer to keeping it', () => {
    const no = answering(waiting(), 'store', { decision: 'no' });
    expect(files(no)).toEqual(['photographs_refused']);
    expect(files(answering(no, 'take', { decision: 'no', how: 'spoken' }))).toEqual(['photographs_refused']);
    expect(files(answering(waiting(), 'store', { decision: 'withdrawn' }))).toEqual(['consent_withdrawn']);
    expect(files(unasked(waiting(), 'store'))).toEqual(['store_not_agreed']);
    const doubt = saying(waiting(), { kind: 'capacity_doubt', note: 'Confused' });
    expect(files(doubt)).toEqual(['take_not_agreed', 'store_not_agreed']);
  });

  test('[R3, R35] a confirmed yes to the plan it was asked under stays one when the plan changes; to another it is none', () => {
    const planned = (facts: ConsultationFacts) =>
      saying(facts, { ...PLAN_SAID, site: 'foot' }, minute(22), OTHER_PLAN);
    expect(codes(ownPictureFileBlockers(own, planned(asked(waiting()))))).toEqual([]);
    expect(files(planned(waiting()))).toEqual(['consent_for_another_plan']);
  });

  test('[R3] a withdrawal, a refusal', () => {
    expect(codes(ownPictureBlockers(answering(waiting(), 'take', { decision: 'withdrawn' })))).toEqual([
      'consent_withdrawn',
    ]);
    expect(codes(ownPictureBlockers(answering(waiting(), 'store', { decision: 'no' })))).toEqual([
      'photographs_refused',
    ]);
  });

  test('[R29] under 18 and intimate', () => {
    const child = saying({ ...waiting(), patientAge: 15 }, { kind: 'marked_intimate', intimate: true });
    expect(codes(ownPictureBlockers(child))).toContain('intimate_under_18');
  });
});

describe('[R35] asking after the call, when nobody can answer any more', () => {
  const after = (facts: ConsultationFacts): ConsultationFacts => ({
    ...facts,
    state: {
      name: 'finishing',
      openedAt: '2026-11-22T10:00:00.000Z',
      endedAt: '2026-11-22T10:20:00.000Z',
    },
  });
  const stands = (facts: ConsultationFacts) => codes(askedAfterBlockers(after(facts)));

  test('on what was agreed in the call; its necessity comes with the request', () => {
    expect(stands(waiting())).toEqual([]);
    expect(stands(without(waiting(), 'necessity'))).toEqual([]);
  });

  test('[R3] not without both answers, against a no, on a withdrawn yes, or for another plan', () => {
    expect(stands(unasked(waiting(), 'take'))).toEqual(['take_not_agreed']);
    expect(stands(unasked(waiting(), 'store'))).toEqual(['store_not_agreed']);
    expect(stands(answering(waiting(), 'store', { decision: 'no' }))).toEqual(['photographs_refused']);
    expect(stands(answering(waiting(), 'take', { decision: 'withdrawn' }))).toEqual(['consent_withdrawn']);
    const replanned = saying(waiting(), { ...PLAN_SAID, site: 'foot' }, minute(22), OTHER_PLAN);
    expect(stands(replanned)).toEqual(['consent_for_another_plan']);
  });

  test('[R3] not on a yes that nobody confirmed: the picture could come and never be filed', () => {
    expect(stands(answering(waiting(), 'take', { provisional: true }))).toEqual(['consent_provisional']);
  });
});

describe('[R35] a request is open', () => {
  test('until a picture came or the patient declined', () => {
    const facts = asked(waiting());
    expect(openOwnPicture(waiting())).toBeUndefined();
    expect(openOwnPicture(facts)?.id).toBe(ASKED);
    expect(openOwnPicture(saying(facts, { kind: 'own_picture_declined', askedId: ASKED }))).toBeUndefined();
    const sent = { ...facts, stills: [still({ ownPicture: { askedId: ASKED, what: '', takenOn: null } })] };
    expect(openOwnPicture(sent)).toBeUndefined();
  });
});
