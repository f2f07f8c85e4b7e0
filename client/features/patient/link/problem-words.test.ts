import { describe, expect, it } from 'vitest';
import { closedLinkWords, dateOfBirthError, typedDateError } from './problem-words.ts';

describe('words when the way in is closed', () => {
  it('tells the tries that are left', () => {
    const wrong = (count: number) =>
      dateOfBirthError({ code: 'date_of_birth_wrong', message: 'No match.', count });
    expect(wrong(3)).toContain('3 more tries');
    expect(wrong(1)).toContain('one more try');
  });

  it('uses the server’s own words for everything else', () => {
    expect(dateOfBirthError({ code: 'too_many_requests', message: 'Wait a minute.', count: undefined })).toBe(
      'Wait a minute.',
    );
  });

  it('[S1] tells locked, expired and wrong links apart', () => {
    const titles = (['link_locked', 'link_expired', 'link_wrong'] as const).map(
      (code) => closedLinkWords({ code, message: '', count: undefined }).title,
    );
    expect(new Set(titles).size).toBe(3);
    expect(closedLinkWords({ code: 'link_locked', message: '', count: undefined }).meaning).toContain(
      'Phone the practice',
    );
  });
});

describe('a date of birth as it was typed', () => {
  it('tells an empty box, a short year and a day that does not exist apart', () => {
    const said = (day: string, month: string, year: string) => typedDateError({ day, month, year });
    expect(said('31', '', '1990')).toContain('all three boxes');
    expect(said('31', '2', '1990')).toBe('There is no such day. Check the day and the month.');
    expect(said('12', '13', '1990')).toContain('no such day');
    expect(said('2', '3', '57')).toContain('four figures');
    expect(said('2', '3', '1957')).toBeNull();
  });
});
