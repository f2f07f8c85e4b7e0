import { describe, expect, it } from 'vitest';
import { sean, tomas } from '../../fixtures/people.ts';
import { chaperoneDay, emptyDay, fullDay, longNamesDay } from './today.fixtures.ts';
import { forChaperone, needsOf, newlyWaiting } from './needs.ts';

describe('what needs somebody', () => {
  it('is nothing on an empty day, and nothing of another clinician’s', () => {
    expect(needsOf(emptyDay)).toEqual({ waiting: [], unfiled: [] });
    expect(needsOf(chaperoneDay)).toEqual({ waiting: [], unfiled: [] });
  });
  it('names who waits', () => {
    expect(needsOf(fullDay).waiting.map((entry) => entry.patient.name)).toEqual([sean.name]);
  });
  it('[R18] names unfiled stills of the day and of earlier days, the oldest first', () => {
    const both = { ...fullDay, unfiledElsewhere: longNamesDay.unfiledElsewhere };
    const [first, second] = needsOf(both).unfiled;
    expect(first?.oldestUnfiledAt).toBe('2026-11-20T16:12:00.000Z');
    expect(second?.patient.name).toBe(tomas.name);
  });
  it('[R18] does not name the same consultation twice', () => {
    const twice = { ...fullDay, unfiledElsewhere: fullDay.entries.filter((entry) => entry.unfiled > 0) };
    expect(needsOf(twice).unfiled).toHaveLength(1);
  });
  it('leaves stills of a running call to the call’s own screen', () => {
    const running = fullDay.entries.map((entry) => ({
      ...entry,
      state: { name: 'conversation' as const, openedAt: fullDay.serverNow },
      unfiled: 1,
      oldestUnfiledAt: fullDay.serverNow,
    }));
    expect(needsOf({ ...fullDay, entries: running }).unfiled).toEqual([]);
  });
});

describe('a chaperone’s day', () => {
  it('puts the consultations that want a chaperone first, and every other line after', () => {
    const { wanted, others } = forChaperone(chaperoneDay);
    expect(wanted.map((entry) => entry.patient.name)).toEqual([sean.name]);
    expect(wanted.length + others.length).toBe(chaperoneDay.entries.length);
  });
  it('does not ask for a chaperone where the consultation is over', () => {
    const over = chaperoneDay.entries.map((entry) => ({
      ...entry,
      chaperoneWanted: true,
      state: { name: 'no_show' as const, at: chaperoneDay.serverNow },
    }));
    expect(forChaperone({ ...chaperoneDay, entries: over }).wanted).toEqual([]);
  });
});

describe('who has just come', () => {
  it('is nobody on the first list, on another day, or when nothing changed', () => {
    expect(newlyWaiting(null, fullDay)).toEqual([]);
    expect(newlyWaiting({ ...emptyDay, day: '2026-11-22' }, fullDay)).toEqual([]);
    expect(newlyWaiting(fullDay, fullDay)).toEqual([]);
  });
  it('is whoever was not waiting before', () => {
    expect(newlyWaiting(emptyDay, fullDay)).toEqual([sean.name]);
  });
});
