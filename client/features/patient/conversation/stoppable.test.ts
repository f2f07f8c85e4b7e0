import { describe, expect, it } from 'vitest';
import { callView, consented } from '../patient.fixtures.ts';
import { canStop, isStopped, scopesToStop } from './stoppable.ts';

const consentsOf = (...consents: object[]) => callView({ consents }).consents;
const yes = (at: number, scope: string) => consented(at, scope, 'yes');

describe('what the patient can stop', () => {
  it('[R3] is nothing that was refused or never asked', () => {
    const consents = consentsOf(yes(14, 'video'), consented(18, 'take', 'no'));
    expect(scopesToStop(consents, 'photographs')).toEqual([]);
    expect(canStop(consents, 'examination')).toBe(false);
    expect(canStop(consents, 'video')).toBe(true);
  });

  it('[R3] takes back only what was agreed: a "no" to keeping stays a no', () => {
    const consents = consentsOf(yes(18, 'take'), consented(19, 'store', 'no'));
    expect(scopesToStop(consents, 'photographs')).toEqual(['take']);
    expect(scopesToStop(consentsOf(yes(18, 'take'), yes(19, 'store')), 'photographs')).toEqual([
      'take',
      'store',
    ]);
  });

  it('[R12] [R27] names one scope for the examination and one for the video', () => {
    const consents = consentsOf(yes(14, 'video'), yes(20, 'examination'));
    expect(scopesToStop(consents, 'examination')).toEqual(['examination']);
    expect(scopesToStop(consents, 'video')).toEqual(['video']);
  });

  it('is offered again only after a new yes, and says "stopped" until then', () => {
    const stopped = [yes(20, 'examination'), consented(21, 'examination', 'withdrawn')];
    expect(canStop(consentsOf(...stopped), 'examination')).toBe(false);
    expect(isStopped(consentsOf(...stopped), 'examination')).toBe(true);
    const again = consentsOf(...stopped, yes(22, 'examination'));
    expect(canStop(again, 'examination')).toBe(true);
    expect(isStopped(again, 'examination')).toBe(false);
  });
});
