import { expect, test } from 'vitest';
import { holdsOn, JurisdictionPack, RetentionCategory } from '../../../shared/policy.ts';
import { citationOf, packOf } from './packs.ts';

const PACKS = [packOf('ie'), packOf('uk')];

const rowsOf = (pack: JurisdictionPack) => [
  pack.ages,
  ...(pack.mentalHealthException ? [pack.mentalHealthException] : []),
  ...pack.bases,
  ...pack.lawfulBases,
  ...pack.retention.rows,
];

test.each(PACKS)('[R33] the pack $jurisdiction is of the schema', (pack) => {
  expect(JurisdictionPack.parse(pack)).toEqual(pack);
});

test.each(PACKS)('[R33] every row of $jurisdiction has a source and dates in their order', (pack) => {
  for (const row of rowsOf(pack)) {
    expect(row.source.trim(), JSON.stringify(row)).not.toBe('');
    expect(row.reviewBy > row.validFrom, JSON.stringify(row)).toBe(true);
    // Reviewed while it still holds.
    if (row.validUntil !== null) expect(row.validUntil > row.reviewBy, JSON.stringify(row)).toBe(true);
  }
});

test.each(PACKS)('[R33] a row of $jurisdiction says each thing once', (pack) => {
  const keys = pack.retention.rows.map((row) => [row.category, row.trigger, row.ageAtLastContact].join());
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(pack.bases.map(({ name }) => name)).size).toBe(pack.bases.length);
});

test('[R33] Ireland’s table is Medisec’s, category by category', () => {
  const said = packOf('ie').retention.rows.map((row) => [
    row.category,
    row.trigger,
    row.years,
    row.orSooner?.years,
  ]);
  expect(said).toEqual([
    ['adult', 'last_contact', 8, undefined],
    ['deceased', 'death', 8, undefined],
    ['child', 'birth', 25, undefined],
    ['child', 'birth', 26, undefined],
    ['child', 'death', 8, undefined],
    ['maternity', 'last_child_born', 25, undefined],
    ['mental_disorder', 'last_contact', 20, 8],
    ['clinical_trial', 'last_contact', 20, undefined],
    ['suicide', 'death', 10, undefined],
    ['litigation', 'file_closed', 10, undefined],
  ]);
});

test('[R33] the table says that a newer HSE policy exists whose schedule we have not read', () => {
  expect(packOf('ie').retention.about).toMatch(/HSE National Records Retention Policy/);
  expect(packOf('ie').retention.about).toMatch(/not read its schedule/);
});

test('[R33] England says nothing about trials, suicides and litigation, and nobody decides by its pack', () => {
  const silent = RetentionCategory.options.filter(
    (category) => !packOf('uk').retention.rows.some((row) => row.category === category),
  );
  expect(silent).toEqual(['clinical_trial', 'suicide', 'litigation']);
  expect(packOf('uk').bases).toEqual([]);
});

test('[R1] the audit cites care and education apart, each from the day on which it holds', () => {
  expect(citationOf(packOf('ie'), 'care', '2026-11-23')).toBe('GDPR Art. 9(2)(h)');
  expect(citationOf(packOf('ie'), 'education', '2026-11-23')).toBe('GDPR Art. 9(2)(a)');
  expect(citationOf(packOf('uk'), 'care', '2026-11-23')).toBe('UK GDPR Art. 9(2)(h)');
  expect(citationOf(packOf('ie'), 'care', '2018-05-24')).toBeUndefined();
});

test('[R6] a committee of a ward can decide until the last day to which a court may extend, and not after', () => {
  const committee = packOf('ie').bases.find(({ name }) => name === 'ward_committee');
  expect(committee && holdsOn(committee, '2027-10-25')).toBe(true);
  expect(committee && holdsOn(committee, '2027-10-26')).toBe(false);
});
