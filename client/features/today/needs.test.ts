import { describe, expect, it } from 'vitest';
import { sean, tomas } from '../../fixtures/people.ts';
import { chaperoneDay, emptyDay, fullDay, helpDay, longNamesDay } from './today.fixtures.ts';
import { forChaperone, needsOf, newlyAskedHelp, newlyWaiting, peopleWaiting } from './needs.ts';

describe('what needs somebody', () => {
  it('is nothing on an empty day, and nothing of another clinician’s', () => {
    expect(needsOf(emptyDay)).toEqual({ help: [], waiting: [], away: [], unfiled: [] });
    expect(needsOf(chaperoneDay)).toEqual({ help: [], waiting: [], away: [], unfiled: [] });
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

describe('help', () => {
  it('is asked for by name, once, and again when it is asked for again', () => {
    expect(needsOf(fullDay).help).toEqual([]);
    expect(needsOf(helpDay).help.map((entry) => entry.patient.name)).toEqual(['Gráinne Ní Bhriain']);
    expect(newlyAskedHelp(fullDay, helpDay)).toEqual(['Gráinne Ní Bhriain']);
    expect(newlyAskedHelp(helpDay, { ...helpDay })).toEqual([]);
    const again = helpDay.entries.map((entry) =>
      entry.helpRequestedAt === null ? entry : { ...entry, helpRequestedAt: '2026-11-23T10:21:00.000Z' },
    );
    expect(newlyAskedHelp(helpDay, { ...helpDay, entries: again })).toEqual(['Gráinne Ní Bhriain']);
  });
  it('is told on the first list too: it may have been pressed before the page was opened', () => {
    expect(newlyAskedHelp(null, helpDay)).toEqual(['Gráinne Ní Bhriain']);
    expect(newlyAskedHelp(helpDay, null)).toEqual([]);
  });
  it('of another clinician’s patient is not this clinician’s to answer', () => {
    const others = helpDay.entries.map((entry) => ({ ...entry, mine: false }));
    expect(needsOf({ ...helpDay, entries: others }).help).toEqual([]);
  });
});

describe('the waiting room', () => {
  it('tells who can be seen now from whose page is not open', () => {
    expect(needsOf(helpDay).waiting).toEqual([]);
    expect(needsOf(helpDay).away.map((entry) => entry.patient.name)).toEqual([sean.name]);
  });
  it('counts a patient who waits and asks for help once', () => {
    const both = fullDay.entries.map((entry) =>
      entry.patient === sean ? { ...entry, helpRequestedAt: fullDay.serverNow } : entry,
    );
    expect(peopleWaiting({ ...fullDay, entries: both })).toBe(1);
    expect(peopleWaiting(helpDay)).toBe(1);
  });
  it('does not tell anew of somebody whose page opens again', () => {
    expect(newlyWaiting(helpDay, fullDay)).toEqual([]);
  });
});
