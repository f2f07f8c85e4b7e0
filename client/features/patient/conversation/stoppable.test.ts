import { describe, expect, it } from 'vitest';
import { callView, consented } from '../patient.fixtures.ts';
import { stoppersOf } from './stoppable.ts';

const yes = (at: number, scope: string) => consented(at, scope, 'yes');
const MOTHER = { by: '00000000-0000-4000-8000-000000000077', name: 'Máire Kelly', relationship: 'mother' };

const patientAlone = (...consents: object[]) => {
  const [stopper, ...others] = stoppersOf(callView({ consents }));
  expect(others).toEqual([]);
  if (!stopper) throw new Error('nobody can stop');
  return stopper;
};

describe('what the patient can stop', () => {
  it('[R3] is nothing that was refused or never asked', () => {
    const stopper = patientAlone(yes(14, 'video'), consented(18, 'take', 'no'));
    expect(stopper.can).toEqual(['video']);
    expect(stopper.scopes('photographs')).toEqual([]);
  });

  it('[R3] takes back only what was agreed: a "no" to keeping stays a no', () => {
    expect(patientAlone(yes(18, 'take'), consented(19, 'store', 'no')).scopes('photographs')).toEqual([
      'take',
    ]);
    expect(patientAlone(yes(18, 'take'), yes(19, 'store')).scopes('photographs')).toEqual(['take', 'store']);
  });

  it('[R12] [R27] names one scope for the examination and one for the video', () => {
    const stopper = patientAlone(yes(14, 'video'), yes(20, 'examination'));
    expect(stopper.scopes('examination')).toEqual(['examination']);
    expect(stopper.scopes('video')).toEqual(['video']);
  });

  it('is offered again only after a new yes, and says "stopped" until then', () => {
    const stopped = [yes(20, 'examination'), consented(21, 'examination', 'withdrawn')];
    expect(patientAlone(...stopped)).toMatchObject({ can: [], stopped: ['examination'] });
    expect(patientAlone(...stopped, yes(22, 'examination'))).toMatchObject({
      can: ['examination'],
      stopped: [],
    });
  });
});

describe('where somebody else decides', () => {
  it('[R5] the patient stops as themself, although nobody asked them to agree', () => {
    const [child, ...others] = stoppersOf(callView({ answering: null, consents: [], patientName: 'Oisín' }));
    expect(others).toEqual([]);
    expect(child).toMatchObject({
      by: null,
      name: 'Oisín',
      can: ['photographs', 'examination'],
      stopped: [],
    });
    expect(child?.scopes('photographs')).toEqual(['take', 'store']);
  });

  it('[R5] what the patient stopped stays said', () => {
    const [child] = stoppersOf(callView({ answering: null, consents: [], ownStops: ['take', 'store'] }));
    expect(child).toMatchObject({ can: ['examination'], stopped: ['photographs'] });
  });

  it('[R3] [R5] patient and guardian at one phone stop each in their own name', () => {
    const [child, mother] = stoppersOf(
      callView({ answering: MOTHER, consents: [yes(14, 'video'), yes(18, 'take'), yes(19, 'store')] }),
    );
    expect([child?.by, mother?.by]).toEqual([null, MOTHER.by]);
    expect(mother).toMatchObject({ name: 'Máire Kelly', can: ['photographs', 'video'] });
  });

  it('[R3] the guardian’s own page stops in the guardian’s name alone', () => {
    const all = stoppersOf(
      callView({ page: 'representative', answering: MOTHER, consents: [yes(18, 'take')] }),
    );
    expect(all.map(({ by, can }) => [by, can])).toEqual([[MOTHER.by, ['photographs']]]);
  });
});
