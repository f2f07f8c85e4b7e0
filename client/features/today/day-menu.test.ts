import { describe, expect, it } from 'vitest';
import { chaperoneDay, fullDay } from './today.fixtures.ts';
import { menuFor } from './day-menu.ts';

const lineIn = (state: string) => {
  const entry = fullDay.entries.find((each) => each.state.name === state && each.mine);
  if (!entry) throw new Error(`no line in state ${state}`);
  return entry;
};
const ids = (state: string) => menuFor(lineIn(state)).map((item) => item.id);

describe('what a line of the day offers', () => {
  it('offers nothing on a line that is another clinician’s', () => {
    expect(chaperoneDay.entries.flatMap((entry) => menuFor(entry))).toEqual([]);
  });
  it('offers no cancelling, rescheduling or no-show once the call runs or is over', () => {
    for (const state of ['finishing', 'closed']) expect(ids(state)).toEqual(['askOwnPicture', 'openRecord']);
    const running = {
      ...lineIn('waiting'),
      state: { name: 'conversation' as const, openedAt: fullDay.serverNow },
    };
    const offered = menuFor(running).map((item) => item.id);
    // [R35] In the call the camera is there.
    expect(offered).not.toContain('askOwnPicture');
    expect(offered).not.toContain('cancel');
    expect(offered).not.toContain('reschedule');
    expect(offered).not.toContain('noShow');
  });
  it('puts unlocking first where five wrong dates of birth locked the link', () => {
    expect(ids('booked')[0]).toBe('unlockLink');
    expect(ids('waiting')).not.toContain('unlockLink');
    // [R20] [R35] After the call the same link opens the receipt and answers a request for a picture.
    const after = menuFor({ ...lineIn('finishing'), linkLocked: true });
    expect(after.map((item) => item.id)).toEqual(['unlockLink', 'askOwnPicture', 'openRecord']);
  });
  it('offers to book again what did not take place', () => {
    for (const state of ['cancelled', 'no_show', 'in_person'])
      expect(ids(state)).toEqual(['bookAgain', 'openRecord']);
  });
});
