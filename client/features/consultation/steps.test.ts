import { describe, expect, it } from 'vitest';
import { blocker, RESOLVE_STEPS, type BlockerCode } from '../../../shared/blockers.ts';
import type { Gate } from '../../../shared/gates.ts';
import { views } from './consultation.fixtures.ts';
import { decidingViews, ordinary } from './who-decides.fixtures.ts';
import { blockersOf, nextStep, placeOf, stepState, waitsFor, zoneOf } from './steps.ts';

const gate = (...codes: BlockerCode[]): Gate => ({ open: codes.length === 0, blockers: codes.map(blocker) });
const withGates = (conversation: Gate, examination = gate(), capture = gate()) => ({
  ...views.waiting,
  gates: { conversation, examination, capture, close: gate() },
});
const inCall = (examination: Gate, capture = gate()) => ({
  ...views.talking,
  gates: { conversation: gate(), examination, capture, close: gate() },
});

describe('where a blocker is resolved', () => {
  it('[R13] every way out that the server names leads to a place on this screen, or says that nobody here can act', () => {
    const nowhere = RESOLVE_STEPS.filter((resolve) => placeOf(resolve) === 'nowhere');
    expect(nowhere).toEqual(['none']);
  });
  it('on a phone every place is in the zone that then shows it', () => {
    expect(zoneOf('opening')).toBe('checklist');
    expect(zoneOf('stills')).toBe('stills');
    expect(zoneOf('doorway')).toBe('patient');
    expect([zoneOf('pause'), zoneOf('in_person'), zoneOf('nowhere')]).toEqual([null, null, null]);
  });
  it('[R11] the patient’s silent signal is resolved beside privacy', () => {
    const view = withGates(gate('patient_not_safe'));
    expect(blockersOf(view, 'privacy').map((each) => each.code)).toEqual(['patient_not_safe']);
  });
  it('[R13] what the patient has yet to do before the call stands with their answers', () => {
    const view = withGates(gate('identity_not_verified'));
    expect(blockersOf(view, 'answers').map((each) => each.code)).toEqual(['identity_not_verified']);
  });
  it('one blocker that closes several gates counts once', () => {
    const view = inCall(gate('opening_missing'), gate('opening_missing'));
    expect(blockersOf(view, 'opening')).toHaveLength(1);
  });
});

describe('which step is next', () => {
  it('[R8] the first step in which the clinician has something to do', () => {
    const view = withGates(gate('video_not_agreed', 'modality_missing', 'best_interest_missing'));
    expect(nextStep(view)).toBe('best_interest');
  });
  it('[R13] nothing of the conversation before it is open', () => {
    const view = withGates(gate(), gate('opening_missing', 'limitations_not_discussed'));
    expect(nextStep(view)).toBeNull();
    expect(stepState(view, 'opening')).toBe('todo');
  });
  it('[R10] after the opening, the limits', () => {
    expect(nextStep(inCall(gate('limitations_not_discussed', 'examination_not_explained')))).toBe(
      'limitations',
    );
  });
});

describe('how a step is marked', () => {
  it('[R12] waits for the patient where only they can act', () => {
    const view = withGates(gate('video_not_agreed'));
    expect(stepState(view, 'answers')).toBe('blocked');
    expect(waitsFor(view, 'answers')).toBe('patient');
  });
  it('[R27] is the clinician’s turn while there is something to explain, whatever the patient has still to answer', () => {
    const view = inCall(gate('examination_not_agreed', 'examination_not_explained'));
    expect(stepState(view, 'examination')).toBe('current');
    expect(waitsFor(view, 'examination')).toBeNull();
  });
  it('[R9] a recorded answer is done only while the server has nothing against it', () => {
    expect(stepState(inCall(gate()), 'modality')).toBe('done');
    expect(stepState(inCall(gate(), gate('modality_without_photograph')), 'modality')).toBe('current');
  });
  it('nothing recorded and nothing missing is to do, not done', () => {
    expect(stepState(inCall(gate()), 'note')).toBe('todo');
  });
});

describe('[R13] once the conversation is open', () => {
  it('its opening comes first, whatever is left over from before the call', () => {
    const view = inCall(
      gate('plan_missing', 'opening_missing'),
      gate('necessity_missing', 'opening_missing'),
    );
    expect(nextStep(view)).toBe('opening');
    expect(nextStep(inCall(gate('plan_missing')))).toBe('plan');
  });
});

describe('[R3] after a no to photographs', () => {
  const refused = inCall(
    gate('limitations_not_discussed'),
    gate(
      'necessity_missing',
      'photographs_refused',
      'photographs_not_explained',
      'modality_without_photograph',
    ),
  );
  it('their steps are not needed, nobody’s turn, and nobody is waited for', () => {
    expect(stepState(refused, 'necessity')).toBe('unneeded');
    expect(stepState(refused, 'photographs')).toBe('unneeded');
    expect(waitsFor(refused, 'photographs')).toBeNull();
    expect(nextStep(refused)).toBe('limitations');
  });
  it('nor does the way of looking have to change for them', () => {
    expect(nextStep(inCall(gate(), gate('photographs_refused', 'modality_without_photograph')))).toBeNull();
  });
  it('the step still says why', () => {
    expect(blockersOf(refused, 'photographs').map((each) => each.code)).toContain('photographs_refused');
  });
});

describe('[R6] who decides', () => {
  it('asks nothing where an adult decides: the step is not needed and never next', () => {
    expect(stepState(ordinary, 'who_decides')).toBe('unneeded');
    expect(nextStep(ordinary)).toBe('best_interest');
  });
  it('[R4] comes first where nobody has been verified for a child', () => {
    expect(nextStep(decidingViews.declared)).toBe('who_decides');
    expect(stepState(decidingViews.verified, 'who_decides')).toBe('done');
  });
  it('a doubt about capacity is the clinician’s to settle, in this step', () => {
    expect(nextStep(decidingViews.doubt)).toBe('who_decides');
    expect(blockersOf(decidingViews.doubt, 'who_decides').map(({ code }) => code)).toEqual([
      'capacity_in_doubt',
    ]);
  });
  it('[R5] so is an objection', () => {
    expect(nextStep(decidingViews.objection)).toBe('who_decides');
  });
});
