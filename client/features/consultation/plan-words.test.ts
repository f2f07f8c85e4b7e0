import { describe, expect, it } from 'vitest';
import { BodySite } from '../../../shared/body-sites.ts';
import { ClinicianStatement } from '../../../shared/consultation.ts';
import { placeFromReason, planStart, plainSite } from './plan-words.ts';

describe('a plan in words', () => {
  it('names the side the way the patient would', () => {
    expect(plainSite('forearm', 'left')).toBe('your left forearm');
    expect(plainSite('abdomen', 'left')).toBe('your tummy');
    expect(plainSite('knee', 'none')).toBe('your knee');
  });
  it('[R28] says that an intimate site is covered again', () => {
    expect(planStart('breast', 'left').involved).toContain('cover up again');
  });
  it('[R27] every site and side starts with a text that the contract accepts and that says that they can stop', () => {
    for (const site of BodySite.options) {
      for (const side of ['left', 'right', 'both', 'none'] as const) {
        const plan = { kind: 'plan', site, side, markedIntimate: false, ...planStart(site, side) };
        expect(ClinicianStatement.safeParse(plan).success, `${site} ${side}`).toBe(true);
        expect(plan.involved).toContain('You can stop at any time');
      }
    }
  });
});

describe('the booking’s reason as a start for the plan', () => {
  it.each([
    ['Rash on the left forearm for ten days', { site: 'forearm', side: 'left' }],
    ['Rash on the forearm for ten days', { site: 'forearm', side: null }],
    ['Mole on the back that has changed', { site: 'back', side: 'none' }],
    ['Sore throat', { site: 'mouth', side: 'none' }],
    ['Eczema on both knees', { site: 'knee', side: 'both' }],
    ['Bleeding from the back passage', { site: 'rectum', side: 'none' }],
  ])('%s', (reason, place) => {
    expect(placeFromReason(reason)).toEqual(place);
  });

  it.each(['Review of blood results', 'Rash on hand and foot', 'Backache since Monday', 'Hearing is worse'])(
    '%s: nothing is guessed',
    (reason) => {
      expect(placeFromReason(reason)).toBeNull();
    },
  );
});
