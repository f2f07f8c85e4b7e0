import { expect, test } from 'vitest';
import { staffCan } from './staff-can.ts';

test('[R1] a manager reads no record, lists no patients and manages no consultation', () => {
  const clinical = [
    'day:list',
    'consultation:join',
    'consultation:manage',
    'patients:find',
    'patients:add',
    'record:read',
    'record:release',
  ] as const;
  expect(clinical.filter((action) => staffCan('manager', action))).toEqual([]);
  expect(staffCan('manager', 'session:own')).toBe(true);
});

test('[R22] a chaperone sees the day and joins, and reads no record', () => {
  expect(staffCan('chaperone', 'day:list')).toBe(true);
  expect(staffCan('chaperone', 'consultation:join')).toBe(true);
  expect(staffCan('chaperone', 'record:read')).toBe(false);
  expect(staffCan('chaperone', 'patients:find')).toBe(false);
});
