import { describe, expect, it } from 'vitest';
import { views } from './consultation.fixtures.ts';
import { startDraft, statementsOf, unanswered } from './quick-draft.ts';

const view = views.waiting;
const complete = {
  ...startDraft({ ...view, reason: 'Rash on the left forearm' }),
  reason: 'delay_could_harm',
  modality: 'both',
  necessity: 'The border decides',
  undisturbed: true,
} as const;

describe('one screen before the call', () => {
  it('[R13] takes the place from the booking and fills in nothing that a clinician attests', () => {
    expect(startDraft({ ...view, reason: 'Rash on the left forearm' })).toEqual({
      reason: null,
      modality: null,
      site: 'forearm',
      side: 'left',
      necessity: '',
      undisturbed: false,
    });
  });

  it('[R2] asks why a photograph is needed only where one is meant', () => {
    expect(unanswered(view, { ...complete, modality: 'video', necessity: '' })).toEqual([]);
    expect(unanswered(view, { ...complete, necessity: ' ' })).toEqual(['necessity']);
  });

  it('[R8, R9, R11] says what is still open', () => {
    expect(unanswered(view, { ...complete, reason: null, undisturbed: false, side: null })).toEqual([
      'reason',
      'plan',
      'undisturbed',
    ]);
  });

  it('[R9] records each part once, with the reason that stood beside the way of looking', () => {
    expect(statementsOf(view, complete).map(({ kind }) => kind)).toEqual([
      'best_interest',
      'modality',
      'no_interruption',
      'plan',
      'necessity',
    ]);
    const again = views.ready;
    expect(statementsOf(again, complete)).toEqual([]);
  });
});
