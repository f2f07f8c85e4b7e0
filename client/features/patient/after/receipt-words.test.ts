import { expect, test } from 'vitest';
import { whenWords, withdrawalWords } from './receipt-words.ts';

const zone = 'Europe/Dublin';
const by = 'Dr Aoife Murphy';
const at = '2026-03-02T10:02:00.000Z';

test('[R3] the receipt says what was decided after a withdrawal, and when nobody has decided', () => {
  expect(withdrawalWords({ keep: null, at: null, by }, zone)).toContain('has not decided yet');
  expect(withdrawalWords({ keep: true, at, by }, zone)).toBe(
    'Photographs were stopped after this one. Dr Aoife Murphy decided on 2 March 2026 that it stays in your record. You can ask why.',
  );
  expect(withdrawalWords({ keep: false, at, by }, zone)).toContain('had it destroyed on 2 March 2026');
});

test('[R35] the patient’s own picture is undated unless they gave a day', () => {
  const words = (ownPicture: { takenOn: string | null } | null) =>
    whenWords({ takenAt: at, ownPicture }, zone);
  expect(words(null)).toBe('at 10:02');
  expect(words({ takenOn: null })).toBe('sent at 10:02');
  expect(words({ takenOn: '2026-02-20' })).toBe('from 20 February 2026, sent at 10:02');
});
