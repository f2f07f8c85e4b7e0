import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { grainne, sean } from '../../fixtures/people.ts';
import { localError } from '../../platform/client-error.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { createPatientSearch } from './patient-search-store.ts';

describe('finding a patient by typing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  it('asks nothing for a single letter, and once for letters typed without a pause', async () => {
    const find = vi.fn(() => Promise.resolve([sean]));
    const store = createPatientSearch(find, 250);
    store.getState().type('S');
    await vi.advanceTimersByTimeAsync(300);
    expect(find).not.toHaveBeenCalled();
    store.getState().type('Se');
    store.getState().type('Seá');
    await vi.advanceTimersByTimeAsync(300);
    expect(find).toHaveBeenCalledTimes(1);
    expect(store.getState().search).toEqual({ status: 'found', patients: [sean] });
  });
  it('drops an answer that belongs to an earlier query', async () => {
    const answers: ((patients: PatientCard[]) => void)[] = [];
    const store = createPatientSearch(() => new Promise((answer) => answers.push(answer)), 10);
    store.getState().type('Seá');
    await vi.advanceTimersByTimeAsync(20);
    store.getState().type('Grá');
    await vi.advanceTimersByTimeAsync(20);
    answers[1]?.([grainne]);
    answers[0]?.([sean]);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState().search).toEqual({ status: 'found', patients: [grainne] });
  });
  it('says why it failed and asks again on request', async () => {
    const find = vi.fn<() => Promise<PatientCard[]>>().mockRejectedValueOnce(localError('offline'));
    find.mockResolvedValueOnce([sean]);
    const store = createPatientSearch(find, 10);
    store.getState().type('Seán');
    await vi.advanceTimersByTimeAsync(20);
    expect(store.getState().search).toMatchObject({ status: 'failed', problem: { code: 'offline' } });
    store.getState().again();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState().search).toEqual({ status: 'found', patients: [sean] });
  });
});
