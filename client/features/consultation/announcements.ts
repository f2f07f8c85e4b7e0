import type { Blocker } from '../../../shared/blockers.ts';
import type { StaffView } from '../../../shared/views.ts';
import { goneChaperone } from './facts.ts';
import { decidesWords } from './who-decides/deciding-words.ts';
import { endingWords } from './words.ts';

const gateNames = {
  conversation: 'The conversation',
  examination: 'The examination',
  capture: 'The shutter',
};

function people(before: StaffView, after: StaffView): string[] {
  return after.participants.flatMap((now) => {
    if (now.id === after.ownParticipantId) return [];
    const was = before.participants.find((each) => each.id === now.id);
    if (now.status === 'held' && was?.status !== 'held') return [`${now.name} is waiting to be let in.`];
    if (now.status === 'admitted' && was?.status !== 'admitted') return [`${now.name} is in the call.`];
    if (now.status === 'left' && was && was.status !== 'left') return [`${now.name} has left.`];
    if (now.status !== 'admitted' || !was || was.connected === now.connected) return [];
    return [now.connected ? `${now.name} is connected again.` : `${now.name} has lost the connection.`];
  });
}

/** What is not read aloud: the patient, or whoever is with them, may hear it (R5, R11). */
const QUIET: ReadonlySet<Blocker['code']> = new Set(['patient_not_safe', 'objection_not_decided']);

const reasonAloud = (blockers: readonly Blocker[]): string =>
  blockers.some((each) => QUIET.has(each.code)) ? 'The reason is on the screen.' : (blockers[0]?.text ?? '');

function gates(before: StaffView, after: StaffView): string[] {
  return (['conversation', 'examination', 'capture'] as const).flatMap((name) => {
    const was = before.gates[name];
    const now = after.gates[name];
    if (now.open && !was.open) return [`${gateNames[name]} is open.`];
    if (!now.open && was.open) return [`${gateNames[name]} is closed. ${reasonAloud(now.blockers)}`.trim()];
    const left = now.blockers.length;
    if (left >= was.blockers.length) return [];
    return [`${gateNames[name]}: ${String(left)} ${left === 1 ? 'thing is' : 'things are'} still missing.`];
  });
}

function stills(before: StaffView, after: StaffView): string[] {
  const stored = after.stills.filter((still) => !before.stills.some((each) => each.id === still.id));
  const ended = after.captures.filter((now) => {
    const was = before.captures.find((each) => each.id === now.id);
    const over =
      now.state === 'refused' || now.state === 'failed' || now.state === 'stopped' || now.state === 'expired';
    return over && was?.state !== now.state;
  });
  return [...stored.map(() => 'Photograph stored.'), ...ended.map((each) => `${endingWords(each)}.`)];
}

function pause(before: StaffView, after: StaffView): string[] {
  const was = before.pauses.some((each) => each.endedAt === null);
  const now = after.pauses.findLast((each) => each.endedAt === null);
  if (now && !was) return [`${now.startedBy.name} has paused. The picture is off.`];
  if (was && !now) return ['The pause is over.'];
  if (after.pictureOff === 'chaperone_gone' && before.pictureOff === null)
    return [`${goneChaperone(after)} is not there. The picture is off.`];
  return before.pictureOff === 'chaperone_gone' && after.pictureOff === null ? ['The picture is back.'] : [];
}

function help(before: StaffView, after: StaffView): string[] {
  if (after.helpRequestedAt === before.helpRequestedAt) return [];
  return [
    after.helpRequestedAt === null ? 'The request for help is marked as seen.' : 'The patient asks for help.',
  ];
}

const ANSWERS = [
  ['privacy', 'The patient has answered about privacy.'],
  ['own_view', 'The patient has said what they think of it.'],
  ['newcomer', 'The patient has answered about somebody who would join.'],
] as const;

/** That an answer came, never which: whoever is with the patient may hear what is read aloud here (R5, R11). */
function answers(before: StaffView, after: StaffView): string[] {
  return ANSWERS.flatMap(([kind, words]) => {
    const count = (view: StaffView) => view.statements.filter((each) => each.kind === kind).length;
    return count(after) > count(before) ? [words] : [];
  });
}

/** R4, R6: that it is somebody else's decision now. */
function deciders(before: StaffView, after: StaffView): string[] {
  const words = decidesWords(after);
  return words === decidesWords(before) ? [] : [words];
}

/** What a screen reader is told between two views: who came and went, what opened or closed, what was stored. */
export function changes(before: StaffView, after: StaffView): string[] {
  return [
    ...help(before, after),
    ...answers(before, after),
    ...pause(before, after),
    ...deciders(before, after),
    ...people(before, after),
    ...gates(before, after),
    ...stills(before, after),
  ];
}
