import { describe, expect, it } from 'vitest';
import { changes } from './announcements.ts';
import { views } from './chaperone.fixtures.ts';
import type { People } from '../../call/people.ts';
import { pictureState, stageOf, unread } from './facts.ts';

const patientId = views.inCall.participants.find((each) => each.role === 'patient')?.id;
if (!patientId) throw new Error('the fixture has a patient');
const nobody: People = new Map();

describe('the private line', () => {
  const line = views.writing.privateLine;
  if (!line) throw new Error('no line');
  const [first, second] = line.messages;

  it('[R30] counts what the patient wrote since the message that was read last', () => {
    expect(unread(line, null)).toBe(1);
    expect(unread(line, first?.id ?? null)).toBe(1);
    expect(unread(line, second?.id ?? null)).toBe(0);
  });

  it('[R30] says that a message came, and never what it says: the doctor could hear it', () => {
    expect(changes(views.lineEmpty, views.writing)).toEqual(['A private message from Máire.']);
    expect(changes(views.writing, views.writing)).toEqual([]);
  });
});

describe('where a chaperone stands', () => {
  it('[R30] refused stays refused, also when the server says admitted', () => {
    expect(stageOf({ ...views.refused, admitted: true })).toBe('refused');
  });
  it('[R30] is in the call only when accepted, admitted and the conversation is open', () => {
    expect(stageOf(views.asking)).toBe('asking');
    expect(stageOf(views.accepted)).toBe('accepted');
    expect(stageOf(views.inCall)).toBe('in_call');
    const waiting = { name: 'waiting', since: '2026-11-23T10:36:30.000Z' } as const;
    expect(stageOf({ ...views.inCall, state: waiting })).toBe('accepted');
  });
  it('[R30] everything ends with the call', () => {
    expect(stageOf(views.ended)).toBe('ended');
    const state = { name: 'no_show', at: '2026-11-23T10:36:30.000Z' } as const;
    expect(stageOf({ ...views.asking, state })).toBe('ended');
  });
});

describe('the patient’s picture', () => {
  it('says who paused, and that sound stays', () => {
    expect(pictureState(views.paused, nobody, patientId)).toEqual({
      state: 'paused',
      stateWords: 'Paused by you. Sound stays on.',
    });
  });
  it('says when the patient’s connection is lost, before anything else', () => {
    const participants = views.paused.participants.map((each) => ({ ...each, connected: false }));
    expect(pictureState({ ...views.paused, participants }, nobody, patientId).state).toBe('lost');
  });
  it('is connecting until there is a stream', () => {
    expect(pictureState(views.inCall, nobody, patientId)).toEqual({ state: 'connecting' });
  });
});

describe('what a screen reader is told', () => {
  it('[R30] being accepted, let in, and the end with its consequence', () => {
    expect(changes(views.asking, views.accepted)[0]).toContain('has accepted you');
    expect(changes(views.accepted, views.first)[0]).toBe('You are in the call.');
    expect(changes(views.inCall, views.ended)[0]).toBe(
      'The call has ended. The photographs are closed to you now.',
    );
  });
  it('[R30] says that the patient is being asked only once their page is open', () => {
    expect(changes(views.refused, views.notThere)).toEqual(['Máire is not here yet.']);
    expect(changes(views.notThere, views.asking)[0]).toBe('Máire is being asked about you.');
    expect(changes(views.away, views.asking)[0]).toBe('Máire is being asked about you.');
    expect(changes(views.asking, views.asking)).toEqual([]);
  });
  it('[R30] the pause, the question to the patient, and each photograph', () => {
    expect(changes(views.inCall, views.paused)[0]).toBe(
      'The call is paused. The picture is off for everyone.',
    );
    expect(changes(views.paused, views.resuming)[0]).toContain('is being asked to go on');
    expect(changes(views.first, views.inCall)).toContain('A photograph was taken.');
  });
});
