import type { DayEntry, Today } from '../../../shared/http.ts';

/** What needs somebody, longest first. */
interface Needs {
  /** Patients who pressed “I need help”, which nobody has said they have seen. */
  help: DayEntry[];
  /** In the waiting room with their page open: somebody can see them now. */
  waiting: DayEntry[];
  /** Their place in the waiting room is kept, and their page is not open. */
  away: DayEntry[];
  /** Stills neither filed nor discarded, of this day and of earlier ones (R18). */
  unfiled: DayEntry[];
}

const waitingSince = (entry: DayEntry) => (entry.state.name === 'waiting' ? entry.state.since : '');
const asked = (entry: DayEntry) => entry.helpRequestedAt ?? '';
const oldest = (entry: DayEntry) => entry.oldestUnfiledAt ?? '';

/** Whom and what this clinician is needed for. During the call stills are on its own screen, so they do not count here. */
export function needsOf(today: Today): Needs {
  const mine = today.entries.filter((entry) => entry.mine);
  const elsewhere = today.unfiledElsewhere.filter((entry) => !mine.some((each) => each.id === entry.id));
  const inWaitingRoom = mine
    .filter((entry) => entry.state.name === 'waiting')
    .sort((a, b) => waitingSince(a).localeCompare(waitingSince(b)));
  return {
    help: mine
      .filter((entry) => entry.helpRequestedAt !== null)
      .sort((a, b) => asked(a).localeCompare(asked(b))),
    waiting: inWaitingRoom.filter((entry) => entry.patientConnected),
    away: inWaitingRoom.filter((entry) => !entry.patientConnected),
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

/** How many of this clinician’s patients need them now: each counts once. */
export function peopleWaiting(today: Today): number {
  const { help, waiting } = needsOf(today);
  return new Set([...help, ...waiting].map((entry) => entry.id)).size;
}

/** The names of this clinician's patients who were not in the waiting room in the list before. */
export function newlyWaiting(before: Today | null, after: Today | null): string[] {
  if (before === null || after === null || before.day !== after.day) return [];
  const inRoom = (today: Today) => [...needsOf(today).waiting, ...needsOf(today).away];
  const known = new Set(inRoom(before).map((entry) => entry.id));
  return inRoom(after)
    .filter((entry) => !known.has(entry.id))
    .map((entry) => entry.patient.name);
}

/** The names of this clinician's patients who have asked for help since the list before; a list’s first requests count. */
export function newlyAskedHelp(before: Today | null, after: Today | null): string[] {
  if (after === null) return [];
  const known = new Map(before?.entries.map((entry) => [entry.id, entry.helpRequestedAt]));
  return needsOf(after)
    .help.filter((entry) => known.get(entry.id) !== entry.helpRequestedAt)
    .map((entry) => entry.patient.name);
}
