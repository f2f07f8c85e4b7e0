import type { DayEntry, Today } from '../../../shared/http.ts';

/** The two things that need somebody, longest first. */
interface Needs {
  waiting: DayEntry[];
  /** Stills neither filed nor discarded, of this day and of earlier ones (R18). */
  unfiled: DayEntry[];
}

const waitingSince = (entry: DayEntry) => (entry.state.name === 'waiting' ? entry.state.since : '');
const oldest = (entry: DayEntry) => entry.oldestUnfiledAt ?? '';

/** Whom and what this clinician is needed for. During the call stills are on its own screen, so they do not count here. */
export function needsOf(today: Today): Needs {
  const mine = today.entries.filter((entry) => entry.mine);
  const elsewhere = today.unfiledElsewhere.filter((entry) => !mine.some((each) => each.id === entry.id));
  return {
    waiting: mine
      .filter((entry) => entry.state.name === 'waiting')
      .sort((a, b) => waitingSince(a).localeCompare(waitingSince(b))),
    unfiled: [...mine, ...elsewhere]
      .filter((entry) => entry.unfiled > 0 && entry.state.name !== 'conversation')
      .sort((a, b) => oldest(a).localeCompare(oldest(b))),
  };
}

const live = new Set(['booked', 'preparing', 'waiting', 'conversation']);

/** For a chaperone: consultations that still can be joined, the ones that want somebody first. */
export function forChaperone(today: Today): { wanted: DayEntry[]; others: DayEntry[] } {
  const open = today.entries.filter((entry) => live.has(entry.state.name));
  return {
    wanted: open.filter((entry) => entry.chaperoneWanted),
    others: today.entries.filter((entry) => !(entry.chaperoneWanted && live.has(entry.state.name))),
  };
}

/** Whether the consultation can still be joined, as far as its state says. */
export const canStillBeJoined = (entry: DayEntry) => live.has(entry.state.name);

/** The names of this clinician's patients who were not in the waiting room in the list before. */
export function newlyWaiting(before: Today | null, after: Today | null): string[] {
  if (before === null || after === null || before.day !== after.day) return [];
  const known = new Set(needsOf(before).waiting.map((entry) => entry.id));
  return needsOf(after)
    .waiting.filter((entry) => !known.has(entry.id))
    .map((entry) => entry.patient.name);
}
