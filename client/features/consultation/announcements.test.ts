import { describe, expect, it } from 'vitest';
import { changes } from './announcements.ts';
import { views } from './consultation.fixtures.ts';
import { decidingViews } from './who-decides.fixtures.ts';

const { talking, examining, paused, sending, admitting } = views;

describe('what a screen reader is told', () => {
  it('nothing when nothing changed', () => {
    expect(changes(talking, { ...talking, version: 99 })).toEqual([]);
  });
  it('who waits to be let in, by name', () => {
    const before = { ...admitting, participants: admitting.participants.slice(0, 2) };
    expect(changes(before, admitting)).toEqual(['Niamh Byrne is waiting to be let in.']);
  });
  it('who came in, who lost the connection, who left', () => {
    const change = (rest: object) => ({
      ...talking,
      participants: talking.participants.map((each) =>
        each.role === 'chaperone' ? { ...each, ...rest } : each,
      ),
    });
    expect(changes(change({ status: 'held' }), talking)).toEqual(['Niamh Byrne is in the call.']);
    expect(changes(talking, change({ connected: false }))).toEqual(['Niamh Byrne has lost the connection.']);
    expect(changes(talking, change({ status: 'left' }))).toEqual(['Niamh Byrne has left.']);
  });
  it('[R30] a pause by name, and that the gates closed with their reason', () => {
    const said = changes(examining, paused);
    expect(said[0]).toBe('Niamh Byrne has paused. The picture is off.');
    expect(said.some((each) => each.startsWith('The shutter is closed. The chaperone has paused.'))).toBe(
      true,
    );
    expect(changes(paused, examining)[0]).toBe('The pause is over.');
  });
  it('[R13] that the shutter is open, and how much is still missing while it is not', () => {
    expect(changes(talking, examining)).toContain('The shutter is open.');
    const { capture } = talking.gates;
    const fewer = {
      ...talking,
      gates: { ...talking.gates, capture: { open: false, blockers: capture.blockers.slice(1) } },
    };
    expect(changes(talking, fewer)).toEqual(['The shutter: 3 things are still missing.']);
  });
  it('a stored photograph, and one that the patient refused', () => {
    const none = { ...examining, stills: [], captures: [] };
    const said = changes(none, examining);
    expect(said).toContain('Photograph stored.');
    expect(said).toContain('The patient said no to this photograph.');
    expect(changes(examining, sending).filter((each) => each.startsWith('Photograph'))).toEqual([]);
  });
  it('[R11] that the conversation closed, without the silent signal that closed it', () => {
    expect(changes(talking, views.askedAgain).join(' ')).toContain(
      'The conversation is closed. The reason is on the screen.',
    );
    expect(changes(talking, views.askedAgain).join(' ')).not.toContain('safe');
  });
  it('the patient’s call for help', () => {
    const asked = { ...talking, helpRequestedAt: '2026-11-23T10:52:00.000Z' };
    expect(changes(talking, asked)).toEqual(['The patient asks for help.']);
    expect(changes(asked, asked)).toEqual([]);
    expect(changes(asked, talking)).toEqual(['The request for help is marked as seen.']);
  });
  it('[R11] that the privacy answers came, never what they were', () => {
    const said = changes({ ...talking, gates: views.askedAgain.gates }, views.askedAgain);
    expect(said).toEqual(['The patient has answered about privacy.']);
  });
  it('[R4] whose decision it is now, and that the patient answered, never what', () => {
    const { declared, verified, objection, verified: quiet } = decidingViews;
    const said = changes(declared, { ...verified, statements: declared.statements, gates: declared.gates });
    expect(said).toEqual(['Máire Ní Chonchúir-Kelly (mother) decides for Oisín.']);
    const before = {
      ...objection,
      statements: [],
      gates: { ...objection.gates, examination: quiet.gates.close },
    };
    const aloud = changes(before, objection).join(' ');
    expect(aloud).toContain('The patient has said what they think of it.');
    expect(aloud).toContain('The examination is closed. The reason is on the screen.');
    expect(aloud).not.toContain('object');
  });
});
