import { describe, expect, test } from 'vitest';
import { packOf } from '../policy/packs.ts';
import { categoriesOf, standingOf, yearsLater } from './retention.rules.ts';
import type { RetentionFacts } from './retention.rules.ts';

const IE = packOf('ie');
const UK = packOf('uk');

const facts = (changes: Partial<RetentionFacts>): RetentionFacts => ({
  today: '2026-11-23',
  dateOfBirth: '1957-03-02',
  lastContact: '2020-06-15',
  died: null,
  lastChildBorn: null,
  mentalDisorder: false,
  clinicalTrial: false,
  suicide: false,
  litigation: null,
  held: false,
  keepUntil: null,
  ...changes,
});

interface Case {
  readonly what: string;
  readonly given: Partial<RetentionFacts>;
  readonly until: string | null;
  /** The category of the rule that decides. */
  readonly by: string | null;
}

// Dates worked out by hand from Medisec's table.
const IRELAND: Case[] = [
  { what: 'an adult, 8 years after the last contact', given: {}, until: '2028-06-15', by: 'adult' },
  {
    what: 'an adult who died later: 8 years after death, not after the last contact',
    given: { died: '2022-01-10' },
    until: '2030-01-10',
    by: 'deceased',
  },
  {
    what: 'a child last seen at 9: the 25th birthday',
    given: { dateOfBirth: '2011-05-08', lastContact: '2020-06-15' },
    until: '2036-05-08',
    by: 'child',
  },
  {
    what: 'last seen on the day before the 17th birthday: the 25th birthday',
    given: { dateOfBirth: '2003-06-16', lastContact: '2020-06-15' },
    until: '2028-06-16',
    by: 'child',
  },
  {
    what: 'last seen on the 17th birthday: the 26th birthday',
    given: { dateOfBirth: '2003-06-15', lastContact: '2020-06-15' },
    until: '2029-06-15',
    by: 'child',
  },
  {
    what: 'last seen on the day before the 18th birthday: still the 26th birthday',
    given: { dateOfBirth: '2002-06-16', lastContact: '2020-06-15' },
    until: '2028-06-16',
    by: 'child',
  },
  {
    what: 'last seen on the 18th birthday: an adult, 8 years after the last contact',
    given: { dateOfBirth: '2002-06-15', lastContact: '2020-06-15' },
    until: '2028-06-15',
    by: 'adult',
  },
  {
    what: 'born on 29 February 2004, seen at 9: the 25th birthday falls on 1 March 2029',
    given: { dateOfBirth: '2004-02-29', lastContact: '2013-04-01' },
    until: '2029-03-01',
    by: 'child',
  },
  {
    what: 'born on 29 February 2004, seen on 28 February 2021: 16, as the birthday is on 1 March',
    given: { dateOfBirth: '2004-02-29', lastContact: '2021-02-28' },
    until: '2029-03-01',
    by: 'child',
  },
  {
    what: 'born on 29 February 2004, seen on 1 March 2021: 17, so the 26th birthday, 1 March 2030',
    given: { dateOfBirth: '2004-02-29', lastContact: '2021-03-01' },
    until: '2030-03-01',
    by: 'child',
  },
  {
    what: 'last seen on 29 February 2020: 29 February 2028',
    given: { lastContact: '2020-02-29' },
    until: '2028-02-29',
    by: 'adult',
  },
  {
    what: 'a child who died young: the birthday is later than 8 years after death, and holds',
    given: { dateOfBirth: '2011-05-08', lastContact: '2020-06-15', died: '2020-07-01' },
    until: '2036-05-08',
    by: 'child',
  },
  {
    what: 'a child’s record of somebody who died at 24: 8 years after death is later than the 25th birthday',
    given: { dateOfBirth: '1996-05-08', lastContact: '2010-06-15', died: '2020-07-01' },
    until: '2028-07-01',
    by: 'deceased',
  },
  {
    what: 'maternity: 25 years after the birth of the last child',
    given: { dateOfBirth: '1990-11-14', lastChildBorn: '2019-12-31' },
    until: '2044-12-31',
    by: 'maternity',
  },
  {
    what: 'mental disorder: 20 years after the last contact',
    given: { mentalDisorder: true },
    until: '2040-06-15',
    by: 'mental_disorder',
  },
  {
    what: 'mental disorder and death: 8 years after death, which is sooner than 20 years',
    given: { mentalDisorder: true, died: '2021-02-03' },
    until: '2029-02-03',
    by: 'deceased',
  },
  {
    what: 'mental disorder and a death so late that 20 years are over first: the death still counts 8 years',
    given: { lastContact: '1999-01-01', mentalDisorder: true, died: '2018-12-01' },
    until: '2026-12-01',
    by: 'deceased',
  },
  {
    what: 'a clinical trial: 20 years',
    given: { clinicalTrial: true },
    until: '2040-06-15',
    by: 'clinical_trial',
  },
  {
    what: 'suicide: 10 years after death, not 8',
    given: { died: '2020-06-20', suicide: true },
    until: '2030-06-20',
    by: 'suicide',
  },
  {
    what: 'a claim that is closed: 10 years after that',
    given: { litigation: { closed: '2024-04-30' } },
    until: '2034-04-30',
    by: 'litigation',
  },
  { what: 'a claim that is open: no end', given: { litigation: { closed: null } }, until: null, by: null },
  {
    what: 'a closed claim never shortens a child’s',
    given: { dateOfBirth: '2019-05-08', lastContact: '2020-06-15', litigation: { closed: '2021-04-30' } },
    until: '2044-05-08',
    by: 'child',
  },
  {
    what: 'maternity of a girl of 17: the longest of all rules',
    given: {
      dateOfBirth: '2003-06-01',
      lastContact: '2020-06-15',
      lastChildBorn: '2020-06-10',
      mentalDisorder: true,
    },
    until: '2045-06-10',
    by: 'maternity',
  },
];

describe('[R33] Ireland', () => {
  test.each(IRELAND)('[R33] $what', ({ given, until, by }) => {
    const standing = standingOf(facts(given), IE);
    expect({ until: standing.until, by: standing.decisive?.category ?? null }).toEqual({ until, by });
  });
});

const ENGLAND: Case[] = [
  { what: 'deceased: 10 years', given: { died: '2022-01-10' }, until: '2032-01-10', by: 'deceased' },
  {
    what: 'mental disorder and death: 10 years after death',
    given: { mentalDisorder: true, died: '2021-02-03' },
    until: '2031-02-03',
    by: 'deceased',
  },
  {
    what: 'a clinical trial: the table does not say, so no end',
    given: { clinicalTrial: true },
    until: null,
    by: null,
  },
  { what: 'suicide: no end', given: { died: '2020-06-20', suicide: true }, until: null, by: null },
  { what: 'a closed claim: no end', given: { litigation: { closed: '2001-01-01' } }, until: null, by: null },
];

describe('[R33] England', () => {
  test.each(ENGLAND)('[R33] $what', ({ given, until, by }) => {
    const standing = standingOf(facts(given), UK);
    expect({ until: standing.until, by: standing.decisive?.category ?? null }).toEqual({ until, by });
    if (until === null) expect(standing).toMatchObject({ endless: 'no_rule', due: false });
  });
});

test('[R33] the last day is still within the time; the day after, a person has to decide', () => {
  expect(standingOf(facts({ today: '2028-06-15' }), IE).due).toBe(false);
  expect(standingOf(facts({ today: '2028-06-16' }), IE).due).toBe(true);
});

test('[R33] a legal hold beats every rule, however long it is over', () => {
  const standing = standingOf(facts({ today: '2096-01-01', held: true }), IE);
  expect(standing).toMatchObject({ until: '2028-06-15', held: true, due: false });
});

test('[R33] a reviewer’s later day counts, an earlier one shortens nothing', () => {
  const later = standingOf(facts({ today: '2029-01-01', keepUntil: '2031-01-01' }), IE);
  expect(later).toMatchObject({ until: '2031-01-01', keptLongerUntil: '2031-01-01', due: false });
  const earlier = standingOf(facts({ today: '2027-01-01', keepUntil: '2026-01-01' }), IE);
  expect(earlier).toMatchObject({ until: '2028-06-15', keptLongerUntil: null, due: false });
});

test('[R33] an open claim has no end even when a reviewer named a day', () => {
  const standing = standingOf(
    facts({ today: '2096-01-01', litigation: { closed: null }, keepUntil: '2030-01-01' }),
    IE,
  );
  expect(standing).toMatchObject({ until: null, endless: 'litigation_open', due: false });
});

test('[R33] a row counts only while it holds', () => {
  const rows = IE.retention.rows.map((row) =>
    row.category === 'adult' ? { ...row, validUntil: '2027-12-31' } : row,
  );
  const longer = rows.find((row) => row.category === 'adult');
  if (!longer) throw new Error('no adult row');
  const changed = {
    ...IE,
    version: 2,
    retention: {
      ...IE.retention,
      rows: [...rows, { ...longer, years: 10, validFrom: '2028-01-01', validUntil: null }],
    },
  };
  expect(standingOf(facts({ today: '2027-12-31' }), changed).until).toBe('2028-06-15');
  expect(standingOf(facts({ today: '2028-01-01' }), changed)).toMatchObject({
    until: '2030-06-15',
    packVersion: 2,
  });
});

test('[R33] every rule that matches is told, the longest first', () => {
  const { matches } = standingOf(facts({ died: '2022-01-10', suicide: true, mentalDisorder: true }), IE);
  expect(matches.map(({ category, until }) => [category, until])).toEqual([
    ['suicide', '2032-01-10'],
    ['deceased', '2030-01-10'],
    ['mental_disorder', '2030-01-10'],
    ['adult', '2028-06-15'],
  ]);
});

test('[R33] the category comes from the age at the last contact, not from today’s', () => {
  expect(categoriesOf(facts({ dateOfBirth: '2005-01-01', lastContact: '2020-06-15' }), 18)).toEqual([
    'child',
  ]);
  expect(categoriesOf(facts({ dateOfBirth: '2000-01-01', lastContact: '2020-06-15' }), 18)).toEqual([
    'adult',
  ]);
});

test('[R33] years over 29 February keep a day longer rather than a day less', () => {
  expect(yearsLater('2020-02-29', 10)).toBe('2030-03-01');
  expect(yearsLater('2092-02-29', 8)).toBe('2100-03-01');
  expect(yearsLater('1992-02-29', 8)).toBe('2000-02-29');
});
