import { expect, test } from 'vitest';
import { correctedRecord, record } from './record.fixtures.ts';
import { destructionWords, movedAwayWords, movedHereWords, ownPictureWords } from './history-words.ts';

const zone = 'Europe/Dublin';
const [correction, consultation] = correctedRecord.consultations;
const discarded = record.consultations[0]?.stills.find(({ still }) => still.state === 'discarded');

test('[R19] the wrong patient’s record says that it was here, when it went, by whom and why', () => {
  const moved = consultation?.stills[0]?.movedAway;
  if (!moved) throw new Error('the fixture lacks it');
  expect(movedAwayWords(moved, zone)).toBe(
    'A photograph was filed here by mistake and moved to the right record on Tue 24 Nov, 09:12 by Dr Aoife Murphy. Why: Booked under the wrong member of the family',
  );
});

test('[R19] [R3] the right patient’s record says that the consent was somebody else’s', () => {
  const moved = correction?.stills[0]?.movedHere;
  if (!moved) throw new Error('the fixture lacks it');
  const text = movedHereWords(moved, zone).lines.join('\n');
  expect(text).toContain(
    'Consent was given there by the patient of that record, not by this one: taking yes',
  );
  expect(text).toContain('the patient of that record');
  expect(text).not.toContain('Ó Murchú');
});

test('[R20] a destruction receipt says what went, how and when, and what a back-up still holds', () => {
  if (!discarded) throw new Error('the fixture lacks it');
  const { lines } = destructionWords(discarded, zone) ?? { lines: [] };
  expect(lines[1]).toBe('Destroyed by Dr Aoife Murphy: Blurred, taken again');
  expect(lines[2]).toContain('its key was erased');
  expect(lines[3]).toContain('were deleted from storage');
  expect(lines.at(-1)).toContain('back-up');
  const waiting = discarded.destruction && {
    ...discarded,
    destruction: { ...discarded.destruction, objectsAt: null },
  };
  expect(waiting && destructionWords(waiting, zone)?.lines[3]).toContain('still to be deleted');
});

test('[R35] the patient’s own picture says whose it is, and is undated unless known', () => {
  const own = consultation?.stills[1]?.still;
  if (!own?.ownPicture) throw new Error('the fixture lacks it');
  expect(ownPictureWords(own, zone)?.lines.join('\n')).toContain(
    'Taken 19 November 2026, as the patient says',
  );
  const undated = { ...own, ownPicture: { ...own.ownPicture, takenOn: null } };
  expect(ownPictureWords(undated, zone)?.lines).toContain('When it was taken is not known');
  expect(ownPictureWords({ ...own, ownPicture: null }, zone)).toBeNull();
});
