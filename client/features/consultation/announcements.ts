import type { StaffView } from '../../../shared/views.ts';
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

function gates(before: StaffView, after: StaffView): string[] {
  return (['conversation', 'examination', 'capture'] as const).flatMap((name) => {
    const was = before.gates[name];
    const now = after.gates[name];
    if (now.open && !was.open) return [`${gateNames[name]} is open.`];
    if (!now.open && was.open) return [`${gateNames[name]} is closed. ${now.blockers[0]?.text ?? ''}`.trim()];
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
  return was && !now ? ['The pause is over.'] : [];
}

/** What a screen reader is told between two views: who came and went, what opened or closed, what was stored. */
export function changes(before: StaffView, after: StaffView): string[] {
  const help = after.helpRequestedAt !== null && before.helpRequestedAt !== after.helpRequestedAt;
  return [
    ...(help ? ['The patient asks for help.'] : []),
    ...pause(before, after),
    ...people(before, after),
    ...gates(before, after),
    ...stills(before, after),
  ];
}
